import type { RetrainingAnswer } from '../../api/schemas/retraining.ts';
import { RetrainingOverError } from '../../errors/retraining-errors.ts';
import type { RetrainingId } from '../../stores/retraining/retraining-row.ts';
import type { Workflow } from '../../stores/retraining/workflow.ts';
import { retrainingAnswer } from './show-retrainings.ts';
import { settleRow, type TurnStores } from './take-turn.ts';

export interface StoppingStores extends TurnStores {
  readonly workflow: Pick<Workflow, 'isRunning' | 'stop'>;
}

/**
 * Stops a retraining wherever it is. What answers callers stays as it is: either the pointer has moved and the retraining
 * ended well, or it never will.
 *
 * @throws RetrainingUnknownError, RetrainingOverError
 */
export async function stopRetraining(
  stores: StoppingStores,
  id: RetrainingId,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<RetrainingAnswer> {
  const row = await settleRow(stores, await stores.retrainings.find(id), at);
  const turn = await stores.turn.last();
  const isOver = row.status !== 'running' && row.status !== 'waiting-for-approval';
  if (isOver || turn?.retraining !== id) throw new RetrainingOverError();
  await stores.workflow.stop(turn.execution);
  await stores.retrainings.endAbandoned(id, { error: 'stopped', reason: `Stopped by ${by}.` }, at);
  return retrainingAnswer(await stores.retrainings.find(id));
}
