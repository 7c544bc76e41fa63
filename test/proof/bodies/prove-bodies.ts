import fc from 'fast-check';
import { z } from 'zod';
import { scopeSchema } from '#lambdas/api/operation.ts';
import { OPERATIONS } from '#lambdas/api/operations/operations.ts';
import { problemSchema } from '#lambdas/api/schemas/problem.ts';
import { person } from '#test/integration/service/support/people.ts';
import { startTestIssuer } from '#test/lambdas/support/issuer.ts';
import type { Proven } from '../run-proof.ts';
import type { Deployment } from '../service/deployment.ts';
import { type Answered, ServiceFunctions } from '../service/functions.ts';
import { settle } from '../tenancy/belongings.ts';
import { Callers } from '../tenancy/callers.ts';
import { sampleRequest } from '../tenancy/sample-requests.ts';
import { StoreCalls } from '../tenancy/store-calls.ts';
import { changedBodies } from './changed-bodies.ts';

export interface BodyProof {
  readonly seed: number;
  /** Bodies that each route gets. */
  readonly bodies: number;
}

const TENANT = 'patient-bank';
/** Of a picture, so much in a log is no accident. */
const TELLING = 60;
const FIRST_REFUSAL = 400;
const FIRST_FAILURE = 500;

/**
 * Bodies of every kind on every route that takes one: what the document refuses is answered 400 and changes nothing,
 * everything else is answered as well, every refusal is a problem document, and no picture reaches a log.
 */
export async function proveBodies(deployment: Deployment, { seed, bodies }: BodyProof): Promise<Proven> {
  const issuer = await startTestIssuer();
  const failures: string[] = [];
  const answers: Record<string, number> = {};
  try {
    const service = await ServiceFunctions.start(deployment, issuer);
    const callers = new Callers(service, issuer, new StoreCalls());
    const owner = await person(0);
    const image = owner.forged[0] ?? new Uint8Array();
    const ids = await settle(deployment, callers, TENANT, owner);
    const token = await callers.token(TENANT, scopeSchema.options);
    const picture = Buffer.from(image).toString('base64').slice(0, TELLING);
    for (const operation of OPERATIONS) {
      const { id, body } = operation;
      if (body === undefined) continue;
      const asked = sampleRequest(operation, ids, image);
      const sound = z.json().parse(asked.json);
      const property = fc.asyncProperty(changedBodies(sound), async (json) => {
        const answered = await callers.ask(operation, { ...asked, json }, token);
        answers[answered.status] = (answers[answered.status] ?? 0) + 1;
        const fault = faultOf(answered, body.json.safeParse(json).success, picture);
        if (fault !== undefined) failures.push(`${id}: ${fault}: ${JSON.stringify(json).slice(0, 300)}`);
      });
      await fc.assert(property, { seed, numRuns: bodies });
    }
    return { figures: { requests: callers.requests, answers }, failures };
  } finally {
    issuer.close();
  }
}

function faultOf({ status, body, log }: Answered, isSound: boolean, picture: string): string | undefined {
  if (status >= FIRST_FAILURE) return `answered ${status}`;
  if (!isSound && status !== FIRST_REFUSAL) return `answered ${status} to what the document refuses`;
  if (status >= FIRST_REFUSAL && !problemSchema.safeParse(JSON.parse(body)).success) {
    return 'refused without a problem document';
  }
  return log.includes(picture) ? 'wrote a picture to its log' : undefined;
}
