import { z } from 'zod';
import type { BucketObject } from '#core/retraining/job.ts';
import type { JsonStore } from '../../stores/objects/json-store.ts';
import type { RetrainingId } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import type { ScannedSubject } from '../../stores/retraining/subject-scan.ts';
import { type SubjectKey, subjectKeySchema } from '../../stores/rows/keys.ts';

/** Subjects that one call embeds: a few seconds of work, so that little is done again when it fails. */
const BATCH = 25;

/** Subjects that are embedded together. */
export const batchSchema = z.array(subjectKeySchema);

export interface ListingStores {
  readonly subjects: () => AsyncIterable<ScannedSubject>;
  readonly lists: Pick<JsonStore, 'write'>;
  readonly retrainings: Pick<RetrainingStore, 'note'>;
}

/**
 * Writes down every subject that has references, in batches, and a list of the batches. The list alone passes through the
 * workflow, whose history outlives erasures and so must name nobody; a batch goes as soon as it is embedded. Who is
 * enrolled afterwards is embedded by the first verification with the new model.
 *
 * @returns where the list lies
 */
export async function listSubjectsToEmbed(
  { subjects, lists, retrainings }: ListingStores,
  retraining: RetrainingId,
  at: Date,
): Promise<BucketObject> {
  const folder = `retrainings/${retraining}`;
  const batches: string[] = [];
  let count = 0;
  const write = async (batch: readonly SubjectKey[]): Promise<void> => {
    const key = `${folder}/batches/${batches.length}.json`;
    await lists.write(key, batch);
    batches.push(key);
    count += batch.length;
  };
  let batch: SubjectKey[] = [];
  for await (const { key, subject } of subjects()) {
    if (subject.referenceCount === 0) continue;
    batch.push(key);
    if (batch.length < BATCH) continue;
    await write(batch);
    batch = [];
  }
  if (batch.length > 0) await write(batch);
  const list = await lists.write(`${folder}/batches.json`, batches);
  const reembedding = { subjects: count, subjectsDone: 0, embedded: 0, unreadable: 0 };
  await retrainings.note(retraining, { step: 'reembed', status: 'running', reembedding }, at);
  return list;
}
