import { evidenceSpace } from '#core/identification/evidence-space.ts';
import type { TenantId } from '#core/ids.ts';
import type { FarTarget } from '#core/score/calibration/thresholds.ts';
import type { Policy } from '#core/score/decision.ts';
import type { Candidate, IdentificationAnswer } from '../../api/schemas/identification.ts';
import type { Telemetry } from '../../telemetry/telemetry.ts';
import type { ActiveModel } from '../active-model.ts';
import { embedImage } from '../embed-image.ts';
import { copiesOf, fingerprintOf } from '../fingerprint.ts';
import { type EnrolledStores, type JudgedSubject, judgeSubject } from './judge-subject.ts';
import type { TenantIndexes } from './tenant-indexes.ts';

export interface IdentificationStores extends EnrolledStores {
  readonly indexes: Pick<TenantIndexes, 'current'>;
  readonly model: Pick<ActiveModel, 'embedder'>;
  readonly defaults: { readonly policy: Policy };
  readonly telemetry: Pick<Telemetry, 'time'>;
}

export interface IdentificationRequest {
  readonly tenant: TenantId;
  readonly image: Uint8Array;
  readonly randomFar?: FarTarget | undefined;
  readonly limit: number;
}

/** Subjects that are scored for one that is answered: the nearest reference and the score seldom disagree by more. */
const SCORED = 8;

/**
 * Tells whose signature a questioned one may be. The people nearest to it are found in memory; what is answered about them
 * is read from the table then, strongly consistent, and scored as a verification would. So nobody is named who is gone.
 *
 * @throws RequestImageError, TooManyPeopleError, ModelError
 */
export async function identifySignature(
  stores: IdentificationStores,
  { tenant, image, randomFar = stores.defaults.policy.randomFar, limit }: IdentificationRequest,
): Promise<IdentificationAnswer> {
  const { time } = stores.telemetry;
  const embedder = await stores.model.embedder();
  const { embedding, prepared, findings } = await embedImage(image, embedder, '/image', time);
  const index = await time('Read', () => stores.indexes.current(tenant, embedder.manifest));
  const policy = { ...stores.defaults.policy, randomFar };
  const isCopy = copiesOf(fingerprintOf(image, prepared));
  const query = { tenant, embedding, isCopy, policy, embedder };
  const vector = evidenceSpace(embedder.manifest.calibration)(embedding);

  let judged: JudgedSubject[];
  do {
    const near = await time('Search', async () => index.candidates(vector, SCORED * limit));
    judged = await Promise.all(
      near.slice(0, 2 * SCORED * limit).map((subject) => judgeSubject(stores, subject, query)),
    );
    for (const { subject, references } of judged) index.keepOnly(subject, references);
    // Those who are gone have kept others from being looked at.
  } while (judged.some(({ references }) => references.length === 0));

  return {
    candidates: judged
      .flatMap(({ candidate }) => candidate ?? [])
      .sort((a, b) => rank(b) - rank(a))
      .slice(0, limit),
    people: index.people,
    references: index.count,
    randomFar,
    falsePositiveRate: 1 - (1 - randomFar) ** index.people,
    findings: [...findings],
    modelVersion: embedder.manifest.modelVersion,
  };
}

/** A copy is of that one person's reference for certain, whatever its score. */
function rank({ score, copyOf }: Candidate): number {
  return copyOf === undefined ? score : Number.POSITIVE_INFINITY;
}
