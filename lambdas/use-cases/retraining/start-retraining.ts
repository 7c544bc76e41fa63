import { ulid } from 'ulidx';
import type { RetrainingAnswer, StartRetraining } from '../../api/schemas/retraining.ts';
import { retrainingIdSchema } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import type { Workflow } from '../../stores/retraining/workflow.ts';
import { type PlanningStores, planRetraining } from './begin-retraining.ts';
import { retrainingAnswer } from './show-retrainings.ts';

export interface StartingStores extends PlanningStores {
  readonly retrainings: Pick<RetrainingStore, 'find' | 'begin'>;
  readonly workflow: Pick<Workflow, 'start'>;
}

/**
 * Starts a retraining. What its first step needs is looked for before anything runs, so that a caller hears at once what
 * is missing.
 *
 * @throws StepNotReadyError, RetrainingNotDeployedError, RetrainingUnknownError, ModelUnknownError
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
  await stores.workflow.start(retraining, input);
  await stores.retrainings.begin(row);
  return retrainingAnswer(row);
}
