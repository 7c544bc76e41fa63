import { createHash } from 'node:crypto';
import { encodeTime } from 'ulidx';
import { z } from 'zod';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { bucketObjectSchema, evaluatedSchema, type Trained, trainedSchema } from '#core/retraining/job.ts';
import { RETRAINING_STEPS, type RetrainingStep, retrainingStepSchema } from '#core/retraining/steps.ts';
import { RetrainingRunningError, StepNotReadyError } from '../../errors/retraining-errors.ts';
import type { ModelRegistry } from '../../stores/models/model-registry.ts';
import {
  type RetrainingId,
  type RetrainingRow,
  retrainingIdSchema,
} from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { type TurnStores, takeTurn } from './take-turn.ts';

/** What an execution may be started with; `{}` retrains from the beginning. */
export const retrainingRequestSchema = z.strictObject({
  /** Made from the execution where it is not given. */
  retraining: retrainingIdSchema.optional(),
  startAt: retrainingStepSchema.default('snapshot'),
  by: z.string().min(1).default('schedule'),
  /** Whether a person is asked between the gate and the references. */
  approval: z.boolean().default(false),
  /** An earlier retraining whose results are gone on from. */
  of: retrainingIdSchema.optional(),
  /** A published version to go on with as the candidate. */
  model: modelVersionSchema.optional(),
  /** Overrides of the training configuration. */
  config: z.record(z.string(), z.unknown()).default({}),
  /** Results of earlier steps, where they are not those of an earlier retraining. */
  snapshot: bucketObjectSchema.optional(),
  trained: trainedSchema.optional(),
  evaluated: evaluatedSchema.optional(),
});
export type RetrainingRequest = z.input<typeof retrainingRequestSchema>;

/** What every state of the workflow can rely on; results of steps come in as they end. */
export interface BegunRetraining {
  readonly retraining: RetrainingId;
  readonly startAt: RetrainingStep;
  readonly active: ModelVersion;
  readonly approval: boolean;
  readonly config: Readonly<Record<string, unknown>>;
  readonly snapshot?: RetrainingRow['snapshot'];
  readonly trained?: RetrainingRow['trained'];
  readonly evaluated?: RetrainingRow['evaluated'];
}

export interface PlanningStores {
  readonly registry: Pick<ModelRegistry, 'active' | 'published'>;
  readonly retrainings: Pick<RetrainingStore, 'find'>;
}

/** The execution that a retraining is. */
export interface Execution {
  readonly name: string;
  readonly startedAt: Date;
}

/** A retraining that can begin: its row, and what the workflow carries. */
export interface PlannedRetraining {
  readonly row: RetrainingRow;
  readonly begun: BegunRetraining;
}

/**
 * Gathers what earlier steps have left for a retraining. Planning the same execution again gives the same retraining.
 *
 * @throws StepNotReadyError when the first step needs what is not there; ModelUnknownError, RetrainingUnknownError
 */
export async function planRetraining(
  { registry, retrainings }: PlanningStores,
  request: RetrainingRequest,
  execution: Execution,
): Promise<PlannedRetraining> {
  const { startAt, by, approval, of, model, config, ...given } = retrainingRequestSchema.parse(request);
  const earlier = of === undefined ? undefined : await retrainings.find(of);
  const results = resultsBefore(startAt, {
    snapshot: given.snapshot ?? earlier?.snapshot,
    trained: model === undefined ? (given.trained ?? earlier?.trained) : await asTrained(registry, model),
    evaluated: given.evaluated ?? earlier?.evaluated,
  });
  const retraining = given.retraining ?? idOf(execution);
  const { modelVersion: active } = await registry.active();
  const startedAt = execution.startedAt.toISOString();
  return {
    row: {
      retraining,
      status: 'running',
      step: startAt,
      startedAt,
      updatedAt: startedAt,
      startedBy: by,
      active,
      ...results,
    },
    begun: { retraining, startAt, approval, config, active, ...results },
  };
}

/** Another retraining is under way, so that this one ends before it has begun. */
export interface HeldBack {
  readonly heldBack: true;
}

/** Plans a retraining and writes its row, once, when it is its turn. @throws what `planRetraining` throws */
export async function beginRetraining(
  stores: PlanningStores & TurnStores & { readonly retrainings: Pick<RetrainingStore, 'begin'> },
  request: RetrainingRequest,
  execution: Execution,
  at: Date,
): Promise<BegunRetraining | HeldBack> {
  const { row, begun } = await planRetraining(stores, request, execution);
  try {
    await takeTurn(stores, { retraining: row.retraining, execution: execution.name }, at);
  } catch (error) {
    if (error instanceof RetrainingRunningError) return { heldBack: true };
    throw error;
  }
  await stores.retrainings.begin(row);
  return begun;
}

async function asTrained(registry: PlanningStores['registry'], version: ModelVersion): Promise<Trained> {
  const { modelVersion, manifestSha256 } = await registry.published(version);
  return { candidate: modelVersion, manifestSha256, missingImages: 0 };
}

type Results = Pick<RetrainingRow, 'snapshot' | 'trained' | 'evaluated'>;

/** Which step each result comes from, and the last step that needs it. */
const RESULTS = {
  snapshot: { of: 'snapshot', lastNeed: 'evaluate' },
  trained: { of: 'train', lastNeed: 'promote' },
  evaluated: { of: 'evaluate', lastNeed: 'gate' },
} as const satisfies Record<keyof Results, { of: RetrainingStep; lastNeed: RetrainingStep }>;

/** The results of the steps before one. @throws StepNotReadyError where one that is needed is not there */
function resultsBefore(startAt: RetrainingStep, results: Results): Results {
  const place = (step: RetrainingStep): number => RETRAINING_STEPS.indexOf(step);
  const before: Results = {};
  for (const name of ['snapshot', 'trained', 'evaluated'] as const) {
    const { of, lastNeed } = RESULTS[name];
    if (place(startAt) <= place(of)) continue;
    const result = results[name];
    if (result !== undefined) Object.assign(before, { [name]: result });
    else if (place(startAt) <= place(lastNeed)) throw new StepNotReadyError(startAt, name);
  }
  return before;
}

/** A ULID is ten letters of time and sixteen of chance. */
const TIME_LETTERS = 10;
const CHANCE_LETTERS = 16;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID that is the same whenever the same execution is asked: its time, and its name's hash for chance. */
function idOf({ name, startedAt }: Execution): RetrainingId {
  const hash = createHash('sha256').update(name).digest();
  const letters = [...hash.subarray(0, CHANCE_LETTERS)].map((byte) => CROCKFORD[byte % CROCKFORD.length]);
  return retrainingIdSchema.parse(`${encodeTime(startedAt.getTime(), TIME_LETTERS)}${letters.join('')}`);
}
