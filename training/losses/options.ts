import { z } from 'zod';

const temperature = z.number().positive().max(10).default(0.1);

/** The losses that a configuration can name, each with its settings. */
export const lossSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('triplet-margin'), margin: z.number().positive().default(0.3) }),
  z.strictObject({ name: z.literal('soft-margin') }),
  z.strictObject({ name: z.literal('contrastive'), margin: z.number().positive().default(1) }),
  z.strictObject({ name: z.literal('info-nce'), temperature }),
  z.strictObject({ name: z.literal('supervised-contrastive'), temperature }),
  z.strictObject({
    name: z.literal('multi-similarity'),
    alpha: z.number().positive().default(2),
    beta: z.number().positive().default(50),
    lambda: z.number().min(-1).max(1).default(0.5),
  }),
  z.strictObject({
    name: z.literal('circle'),
    margin: z.number().positive().max(1).default(0.4),
    scale: z.number().positive().default(80),
  }),
  z.strictObject({
    name: z.literal('proxy-anchor'),
    margin: z.number().nonnegative().max(1).default(0.1),
    scale: z.number().positive().default(32),
  }),
]);
export type LossOptions = z.infer<typeof lossSchema>;
export type LossName = LossOptions['name'];
