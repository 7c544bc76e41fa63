import { z } from 'zod';

/** False acceptance rates that a policy can ask for. */
export const farTargetSchema = z.union([z.literal(0.1), z.literal(0.01), z.literal(0.001)]);
export type FarTarget = z.infer<typeof farTargetSchema>;

/** Thresholds on the log-likelihood ratio, from the loosest FAR target to the strictest. */
export const thresholdsSchema = z
  .array(
    z.strictObject({
      far: farTargetSchema,
      logLikelihoodRatio: z.number(),
    }),
  )
  .length(3)
  .refine((rows) => rows.every((row, i) => i === 0 || strictlyStricter(rows[i - 1], row)), {
    message: 'must be ordered from the loosest FAR target to the strictest, with rising thresholds',
  });
export type Thresholds = z.infer<typeof thresholdsSchema>;

type Row = { readonly far: number; readonly logLikelihoodRatio: number };

function strictlyStricter(looser: Row | undefined, stricter: Row): boolean {
  return (
    looser !== undefined &&
    stricter.far < looser.far &&
    stricter.logLikelihoodRatio >= looser.logLikelihoodRatio
  );
}
