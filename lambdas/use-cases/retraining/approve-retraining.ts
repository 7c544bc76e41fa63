import type { ApprovalRequest, RetrainingAnswer } from '../../api/schemas/retraining.ts';
import { RetrainingNotWaitingError } from '../../errors/retraining-errors.ts';
import type { RetrainingId } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import type { Workflow } from '../../stores/retraining/workflow.ts';
import { retrainingAnswer } from './show-retrainings.ts';

export interface ApprovalStores {
  readonly retrainings: Pick<RetrainingStore, 'find'>;
  readonly workflow: Pick<Workflow, 'answer'>;
}

/**
 * Answers for the person whom a retraining waits for, once; the retraining goes on, or ends, by itself.
 *
 * @throws RetrainingUnknownError, RetrainingNotWaitingError
 */
export async function approveRetraining(
  { retrainings, workflow }: ApprovalStores,
  id: RetrainingId,
  { approve, reviewer }: ApprovalRequest,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<RetrainingAnswer> {
  const row = await retrainings.find(id);
  if (row.status !== 'waiting-for-approval' || row.approvalToken === undefined) {
    throw new RetrainingNotWaitingError();
  }
  const approval = { approved: approve, reviewer, by, at: at.toISOString() };
  await workflow.answer(row.approvalToken, approval);
  return retrainingAnswer({ ...row, status: approve ? 'running' : 'declined', approval });
}
