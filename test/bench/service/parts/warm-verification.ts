import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { round, summarize, type Timing, time } from '../../timing.ts';
import { call, imageEvent } from '../function-call.ts';
import type { Scans } from '../scans.ts';

/** Requests that each side takes in turn, so that what disturbs one disturbs the other. */
const TURN = 5;
const WARM_UP_TURNS = 12;

export interface WarmVerification {
  /** A request through the function: token, counters, table, image, scoring, record. */
  readonly verification: Timing;
  /** Decoding, preparing and embedding the same image. */
  readonly bare: Timing;
  /** The first over the second. */
  readonly ratio: Timing;
}

/** Verifies one image again and again by the function's own handler, against five references in a local table. */
export async function measureWarmVerification(
  { references, query }: Scans,
  token: string,
  turns: number,
): Promise<WarmVerification> {
  // The handlers read where their table is when they are loaded.
  const enrolling = await import('#lambdas/handlers/references.ts');
  const verifying = await import('#lambdas/handlers/verifications.ts');
  for (const reference of references) {
    await call(enrolling.handler, imageEvent('references', reference, token));
  }
  const event = imageEvent('verifications', query, token);
  const embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
  const sides = [
    () => call(verifying.handler, event),
    async () => embedder.embed([(await prepareSignature(query, embedder.size)).input]),
  ];
  const times: number[][] = [[], []];
  for (let turn = 0; turn < WARM_UP_TURNS + turns; turn++) {
    for (const [i, side] of sides.entries()) {
      for (let request = 0; request < TURN; request++) {
        const milliseconds = await time(side);
        if (turn >= WARM_UP_TURNS) times[i]?.push(milliseconds);
      }
    }
  }
  const [verification, bare] = times.map(summarize) as [Timing, Timing];
  return {
    verification,
    bare,
    ratio: {
      median: round(verification.median / bare.median),
      least: round(verification.least / bare.least),
    },
  };
}
