import { createHash } from 'node:crypto';
import {
  DATA_SET_FILE,
  DATA_SETS_FOLDER as SETS,
  type StoredDataSet,
  storedDataSetSchema,
} from '#core/retraining/data-set.ts';
import type { BucketObject } from '#core/retraining/job.ts';
import {
  ENROLLED_SET,
  type SnapshotSet,
  type SnapshotWriter,
  type TrainingSnapshot,
  trainingSnapshotSchema,
} from '#core/retraining/snapshot.ts';
import { NothingToLearnFromError } from '../../errors/retraining-step-errors.ts';
import type { JsonStore } from '../../stores/objects/json-store.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { RetrainingId, SetCounts } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import type { ScannedSubject } from '../../stores/retraining/subject-scan.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { ReviewStore } from '../../stores/verifications/review-store.ts';

export interface SnapshotStores {
  readonly dataSets: Pick<JsonStore, 'folders' | 'find' | 'writeOnce'>;
  readonly subjects: () => AsyncIterable<ScannedSubject>;
  readonly references: Pick<ReferenceStore, 'list'>;
  readonly reviews: Pick<ReviewStore, 'labels'>;
  readonly retrainings: Pick<RetrainingStore, 'note'>;
}

/**
 * Fixes what a retraining learns from and is measured on: the data sets of the bucket, and the references and reviewed
 * queries of every subject whose policy consents to training. It is written once; taking it again answers what was
 * written first. Who is being erased, or was, is not in it.
 */
export async function takeSnapshot(
  stores: SnapshotStores,
  retraining: RetrainingId,
  at: Date,
): Promise<BucketObject> {
  const key = `snapshots/${retraining}.json`;
  const before = await stores.dataSets.find(key, trainingSnapshotSchema);
  const taken = before ?? (await gather(stores, retraining, at));
  const snapshot = await stores.dataSets.writeOnce(key, taken);
  const sets = taken.sets.map(countsOf);
  await stores.retrainings.note(retraining, { step: 'snapshot', snapshot, sets }, at);
  return snapshot;
}

async function gather(stores: SnapshotStores, retraining: RetrainingId, at: Date): Promise<TrainingSnapshot> {
  const sets = [...(await dataSets(stores.dataSets)), ...(await enrolledSet(stores))];
  if (!sets.some(({ use }) => use === 'train')) throw new NothingToLearnFromError();
  return trainingSnapshotSchema.parse({
    schemaVersion: 1,
    snapshot: retraining,
    takenAt: at.toISOString(),
    sets,
  });
}

async function dataSets(bucket: SnapshotStores['dataSets']): Promise<SnapshotSet[]> {
  const sets: SnapshotSet[] = [];
  for (const folder of await bucket.folders(SETS)) {
    const stored = await bucket.find(`${SETS}${folder}/${DATA_SET_FILE}`, storedDataSetSchema);
    // The file is written last: a set without one is still being uploaded.
    if (stored !== undefined) sets.push(asSnapshotSet(folder, stored));
  }
  return sets;
}

function asSnapshotSet(folder: string, { writers, medium: ofSet, ...set }: StoredDataSet): SnapshotSet {
  return {
    ...set,
    writers: writers.map(({ writer, images }) => ({
      writer,
      images: images.map(({ label, path, sha256, medium = ofSet }) => ({
        label,
        bucket: 'dataSets' as const,
        object: `${SETS}${folder}/${path}`,
        sha256,
        ...(medium !== undefined && { medium }),
      })),
    })),
  };
}

/** The consenting subjects as a set of its own, unless there are none. */
async function enrolledSet(stores: SnapshotStores): Promise<SnapshotSet[]> {
  const writers: SnapshotWriter[] = [];
  for await (const { key, subject } of stores.subjects()) {
    if (!subject.policy.trainingConsent) continue;
    const images = await imagesOf(stores, key);
    if (images.length > 0) writers.push({ writer: pseudonymOf(key, subject.incarnation), images });
  }
  if (writers.length === 0) return [];
  writers.sort((a, b) => (a.writer < b.writer ? -1 : 1));
  return [{ name: ENROLLED_SET, terms: 'consent of the enrolled', use: 'train', writers }];
}

async function imagesOf(stores: SnapshotStores, key: SubjectKey): Promise<SnapshotWriter['images']> {
  const [references, labels] = await Promise.all([stores.references.list(key), stores.reviews.labels(key)]);
  const enrolled = references
    .filter(({ state }) => state === 'active')
    .map(({ image, imageSha256, medium }) => ({ label: 'genuine' as const, image, imageSha256, medium }));
  const reviewed = labels.map(({ outcome, image, imageSha256 }) => ({
    label: outcome,
    image,
    imageSha256,
    medium: undefined,
  }));
  return [...enrolled, ...reviewed].map(({ label, image, imageSha256, medium }) => ({
    label,
    bucket: 'images',
    object: image.object,
    ...(image.version !== undefined && { version: image.version }),
    sha256: imageSha256,
    ...(medium !== undefined && { medium }),
  }));
}

/** The same in every snapshot for as long as the subject is enrolled; without the random incarnation nobody finds it. */
function pseudonymOf({ tenant, subject }: SubjectKey, incarnation: string): string {
  return createHash('sha256').update(`${incarnation}#${tenant}#${subject}`).digest('hex').slice(0, 32);
}

function countsOf({ name, use, writers }: SnapshotSet): SetCounts {
  return {
    name,
    use,
    writers: writers.length,
    images: writers.reduce((sum, { images }) => sum + images.length, 0),
    media: countBy(writers.flatMap(({ images }) => images.map(({ medium = 'unknown' }) => medium))),
  };
}

/** How often each value is there, by value. */
function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
