import { z } from 'zod';
import { farTargetSchema } from '#core/score/calibration/thresholds.ts';
import type { Policy } from '#core/score/decision.ts';

const name = z.string().min(1);

/** What the stack tells its functions through their environment; each function is told only what it needs. */
const environment = {
  table: z.object({ TABLE_NAME: name }),
  images: z.object({ IMAGES_BUCKET: name }),
  models: z.object({ MODELS_BUCKET: name }),
  dataSets: z.object({ DATA_SETS_BUCKET: name }),
  reports: z.object({ REPORTS_BUCKET: name }),
  workflow: z.object({ STATE_MACHINE_ARN: name }),
  batches: z.object({ BATCHES_BUCKET: name }),
  batchWorkflow: z.object({ BATCHES_STATE_MACHINE: name }),
  tokens: z.object({ TOKEN_ISSUER: z.url(), TOKEN_AUDIENCE: name, TOKEN_JWKS_URI: z.url() }),
  rates: z.object({
    TENANT_REQUESTS_PER_MINUTE: z.coerce.number().int().positive(),
    SUBJECT_REQUESTS_PER_MINUTE: z.coerce.number().int().positive(),
  }),
  retention: z.object({ VERIFICATION_RETENTION_DAYS: z.coerce.number().int().positive() }),
  sweep: z.object({ KEEP_RETIRED_DAYS: z.coerce.number().int().positive() }),
  policy: z.object({
    DEFAULT_SKILLED_FAR: z.coerce.number().pipe(farTargetSchema),
    DEFAULT_RANDOM_FAR: z.coerce.number().pipe(farTargetSchema),
  }),
};

export const tableName = (): string => environment.table.parse(process.env).TABLE_NAME;
export const imagesBucket = (): string => environment.images.parse(process.env).IMAGES_BUCKET;
export const modelsBucket = (): string => environment.models.parse(process.env).MODELS_BUCKET;
export const dataSetsBucket = (): string => environment.dataSets.parse(process.env).DATA_SETS_BUCKET;
export const reportsBucket = (): string => environment.reports.parse(process.env).REPORTS_BUCKET;
export const stateMachineArn = (): string => environment.workflow.parse(process.env).STATE_MACHINE_ARN;
export const batchesBucket = (): string => environment.batches.parse(process.env).BATCHES_BUCKET;
export const batchesStateMachine = (): string =>
  environment.batchWorkflow.parse(process.env).BATCHES_STATE_MACHINE;
export const retentionDays = (): number =>
  environment.retention.parse(process.env).VERIFICATION_RETENTION_DAYS;

export const keepRetiredDays = (): number => environment.sweep.parse(process.env).KEEP_RETIRED_DAYS;

/** What holds where neither a call nor a subject's policy says so. */
export function defaultPolicy(): Policy {
  const { DEFAULT_SKILLED_FAR, DEFAULT_RANDOM_FAR } = environment.policy.parse(process.env);
  return { skilledFar: DEFAULT_SKILLED_FAR, randomFar: DEFAULT_RANDOM_FAR };
}

/** Whose tokens are believed. */
export function tokenTrust(): { issuer: string; audience: string; jwksUri: string } {
  const { TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URI } = environment.tokens.parse(process.env);
  return { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE, jwksUri: TOKEN_JWKS_URI };
}

/** How many requests a minute are answered. */
export function rateLimits(): { perTenant: number; perSubject: number } {
  const { TENANT_REQUESTS_PER_MINUTE, SUBJECT_REQUESTS_PER_MINUTE } = environment.rates.parse(process.env);
  return { perTenant: TENANT_REQUESTS_PER_MINUTE, perSubject: SUBJECT_REQUESTS_PER_MINUTE };
}
