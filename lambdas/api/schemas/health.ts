import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';

/** The API can be reached. */
export const healthSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

/** The API can answer: the table is there, and so is a model. */
export const readinessSchema = z
  .object({ status: z.literal('ready'), modelVersion: modelVersionSchema })
  .meta({ id: 'Readiness' });

/** The OpenAPI document. */
export const openApiAnswerSchema = z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' });
