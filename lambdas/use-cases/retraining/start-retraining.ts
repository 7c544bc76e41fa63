import { ulid } from 'ulidx';
import type { RetrainingAnswer, StartRetraining } from '../../api/schemas/retraining.ts';
import { RetrainingNotDeployedError } from '../../errors/retraining-errors.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import type { RetrainingTurn } from '../../stores/retraining/retraining-turn.ts';
import type { Workflow } from '../../stores/retraining/workflow.ts';
import { type PlanningStores, planRetraining } from './begin-retraining.ts';
import { retrainingAnswer } from './show-retrainings.ts';
import { type TurnStores, takeTurn } from './take-turn.ts';

export interface StartingStores extends PlanningStores, TurnStores {
  readonly retrainings: Pick<RetrainingStore, 'find' | 'begin' | 'endAbandoned'>;
  readonly turn: Pick<RetrainingTurn, 'last' | 'take' | 'giveBack'>;
  readonly workflow: Pick<Workflow, 'start' | 'isRunning'>;
}

/**
 * Starts a retraining. What its first step needs is looked for before anything runs, so that a caller hears at once what
 * is missing, and so is another one that has not ended.
 *
 * @throws StepNotReadyError, RetrainingRunningError, RetrainingNotDeployedError, RetrainingUnknownError, ModelUnknownError
 */
export async function startRetraining(
  stores: StartingStores,
  request: StartRetraining,
  by: string,
  at: Date,
): Promise<RetrainingAnswer> {
  const retraining = retrainingIdSchema.parse(ulid(at.getTime()));
  const input = { ...request, by };
  const execution = { name: retraining, startedAt: at };
  const { row } = await planRetraining(stores, { ...input, retraining }, execution);
  await takeTurn(stores, { retraining, execution: execution.name }, at);
  try {
    await stores.workflow.start(retraining, input);
  } catch (error) {
    // Whatever else went wrong, it may have been started all the same; then it holds its turn for as long as it runs.
    if (error instanceof RetrainingNotDeployedError) await stores.turn.giveBack(retraining);
    throw error;
  }
  await stores.retrainings.begin(row);
  return retrainingAnswer(row);
}
