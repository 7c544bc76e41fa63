import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { gateVerdictSchema } from '#core/retraining/gate.ts';
import { jobProgressSchema } from '#core/retraining/job-progress.ts';
import { measurementsSchema } from '#core/retraining/measured-model.ts';
import { retrainingStepSchema } from '#core/retraining/steps.ts';
import {
  approvalSchema,
  reembeddingSchema,
  retrainingIdSchema,
  retrainingStatusSchema,
  setCountsSchema,
} from '../../stores/retraining/retraining-row.ts';
import { momentSchema } from './moment.ts';

const retrainingSummarySchema = z.object({
  id: retrainingIdSchema,
  status: retrainingStatusSchema,
  /** The step that it is in, or ended in. */
  step: retrainingStepSchema,
  startedAt: momentSchema,
  updatedAt: momentSchema,
  startedBy: z.string(),
  /** The version that answered when it began. */
  active: modelVersionSchema,
  /** What was learned, once it is. */
  candidate: modelVersionSchema.optional(),
});

export const retrainingListSchema = z
  .object({ retrainings: z.array(retrainingSummarySchema) })
  .meta({ id: 'RetrainingList' });
export type RetrainingList = z.infer<typeof retrainingListSchema>;

/** A retraining with what its steps have found so far. */
export const retrainingAnswerSchema = retrainingSummarySchema
  .extend({
    /** What it learns from and is measured on. */
    sets: z.array(setCountsSchema).optional(),
    /** How far the job of its step is, while a training machine does it. */
    progress: jobProgressSchema.optional(),
    /** How far the references are embedded. */
    reembedding: reembeddingSchema.optional(),
    metrics: measurementsSchema.optional(),
    verdict: gateVerdictSchema.optional(),
    approval: approvalSchema.optional(),
    /** Some of the references that the candidate cannot embed. */
    unreadableReferences: z.array(z.string()).optional(),
    failure: z.object({ error: z.string(), reason: z.string() }).optional(),
  })
  .meta({ id: 'Retraining' });
export type RetrainingAnswer = z.infer<typeof retrainingAnswerSchema>;

type Setting = string | number | boolean | Setting[] | { [name: string]: Setting };

/** As deep as the settings of training go: `curriculum`, its `miners`, a miner, its name. */
const SETTING_DEPTH = 3;

/** One setting of training: a value, or settings within it. */
function setting(depth: number): z.ZodType<Setting> {
  const values = [z.string(), z.number(), z.boolean()] as const;
  if (depth === 0) return z.union(values);
  const within = setting(depth - 1);
  return z.union([...values, z.array(within), z.record(z.string(), within)]);
}

export const startRetrainingSchema = z
  .strictObject({
    startAt: retrainingStepSchema.default('snapshot').describe('The step to begin with'),
    of: retrainingIdSchema.optional().describe('An earlier retraining whose results are gone on from'),
    model: modelVersionSchema.optional().describe('A published version to go on with as the candidate'),
    approval: z.boolean().default(false).describe('Whether a person is asked before references are embedded'),
    config: z
      .record(z.string(), setting(SETTING_DEPTH))
      .default({})
      .describe('Overrides of the training configuration'),
  })
  .meta({ id: 'StartRetraining' });
export type StartRetraining = z.output<typeof startRetrainingSchema>;

export const approvalRequestSchema = z
  .strictObject({ approve: z.boolean(), reviewer: z.string().min(1).max(200) })
  .meta({ id: 'ApprovalRequest' });
export type ApprovalRequest = z.output<typeof approvalRequestSchema>;
