import { type JobProgress, jobProgressSchema, progressKey } from '#core/retraining/job-progress.ts';
import type { RetrainingAnswer, RetrainingList } from '../../api/schemas/retraining.ts';
import type { JsonStore } from '../../stores/objects/json-store.ts';
import type { RetrainingId, RetrainingRow } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { settleRow, type TurnStores } from './take-turn.ts';

export interface ShowingStores extends TurnStores {
  /** Where training machines say how far they are. */
  readonly dataSets: Pick<JsonStore, 'find'>;
  readonly retrainings: Pick<RetrainingStore, 'latest' | 'find' | 'endAbandoned'>;
}

/** The latest retrainings, newest first. */
export async function listRetrainings(
  stores: ShowingStores,
  limit: number,
  at: Date,
): Promise<RetrainingList> {
  const rows = await stores.retrainings.latest(limit);
  const settled = await Promise.all(rows.map((row) => settleRow(stores, row, at)));
  return { retrainings: settled.map(retrainingAnswer) };
}

/** One retraining, with how far its training machine is, where one works for it. @throws RetrainingUnknownError */
export async function showRetraining(
  stores: ShowingStores,
  id: RetrainingId,
  at: Date,
): Promise<RetrainingAnswer> {
  const row = await settleRow(stores, await stores.retrainings.find(id), at);
  const progress = await progressOf(stores, row);
  return { ...retrainingAnswer(row), ...(progress !== undefined && { progress }) };
}

async function progressOf(
  { dataSets }: ShowingStores,
  { retraining, status, step }: RetrainingRow,
): Promise<JobProgress | undefined> {
  if (status !== 'running' || (step !== 'train' && step !== 'evaluate')) return undefined;
  const progress = await dataSets.find(progressKey(retraining), jobProgressSchema);
  // What is said of training says nothing of measuring, which nobody may have begun yet.
  return progress?.job === step ? progress : undefined;
}

/** What may be known of a retraining: everything but who could answer in a person's place. */
export function retrainingAnswer(row: RetrainingRow): RetrainingAnswer {
  const { retraining, trained, measurements, reembedding, unreadableReferences, ...same } = row;
  return {
    ...same,
    id: retraining,
    ...(trained && { candidate: trained.candidate }),
    ...(measurements && { metrics: measurements }),
    ...(reembedding && {
      // A batch that was done twice is counted twice.
      reembedding: {
        ...reembedding,
        subjectsDone: Math.min(reembedding.subjectsDone, reembedding.subjects),
      },
    }),
    ...(unreadableReferences && { unreadableReferences: [...unreadableReferences] }),
  };
}
