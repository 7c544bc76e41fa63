import type { RetrainingAnswer, RetrainingList } from '../../api/schemas/retraining.ts';
import type { RetrainingId, RetrainingRow } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';

/** The latest retrainings, newest first. */
export async function listRetrainings(
  retrainings: Pick<RetrainingStore, 'latest'>,
  limit: number,
): Promise<RetrainingList> {
  return { retrainings: (await retrainings.latest(limit)).map(retrainingAnswer) };
}

/** One retraining. @throws RetrainingUnknownError */
export async function showRetraining(
  retrainings: Pick<RetrainingStore, 'find'>,
  id: RetrainingId,
): Promise<RetrainingAnswer> {
  return retrainingAnswer(await retrainings.find(id));
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
