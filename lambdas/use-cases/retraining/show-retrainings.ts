import type { RetrainingAnswer, RetrainingList } from '../../api/schemas/retraining.ts';
import type { RetrainingId, RetrainingRow } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { settleRow, type TurnStores } from './take-turn.ts';

export interface ShowingStores extends TurnStores {
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

/** One retraining. @throws RetrainingUnknownError */
export async function showRetraining(
  stores: ShowingStores,
  id: RetrainingId,
  at: Date,
): Promise<RetrainingAnswer> {
  return retrainingAnswer(await settleRow(stores, await stores.retrainings.find(id), at));
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
      progress: {
        ...reembedding,
        subjectsDone: Math.min(reembedding.subjectsDone, reembedding.subjects),
      },
    }),
    ...(unreadableReferences && { unreadableReferences: [...unreadableReferences] }),
  };
}
