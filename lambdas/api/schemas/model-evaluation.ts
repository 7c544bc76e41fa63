import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { farTargetSchema } from '#core/score/calibration/thresholds.ts';

const rateSchema = z.number().min(0).max(1);
/** 95 % interval, lower end first; null where people are too few for one. */
const intervalSchema = z.tuple([z.number(), z.number()]).nullable();
/** By FAR target. */
const byTarget = <T extends z.ZodType>(value: T) => z.object({ '0.1': value, '0.01': value, '0.001': value });

/** Error rates of one experiment: some people, so many references each, one kind of forgery (ISO/IEC 19795-1). */
const resultSchema = z.object({
  /** The model, or something untrained that it is compared with. */
  system: z.string(),
  data: z.string(),
  references: z.int().positive(),
  forgery: z.enum(['random', 'skilled']),
  people: z.int(),
  genuineComparisons: z.int(),
  forgeryComparisons: z.int(),
  eer: rateSchema,
  eerInterval: intervalSchema,
  /** FRR at the thresholds that give these FAR on these very people. */
  frrAtFar: byTarget(rateSchema),
  frrAtFarInterval: byTarget(intervalSchema),
  /** What comes of the model's own thresholds; null where a system has none. */
  fixedThresholds: z
    .object({
      rates: z.array(
        z.object({
          target: farTargetSchema,
          far: rateSchema,
          farInterval: intervalSchema,
          frr: rateSchema,
          frrInterval: intervalSchema,
        }),
      ),
    })
    .nullable(),
  /** The DET curve: FRR over FAR, one pair a threshold. */
  det: z.object({ far: z.array(rateSchema), frr: z.array(rateSchema) }),
});

/** The evaluation that an artefact holds, without its thresholds and histograms. */
export const modelEvaluationSchema = z
  .object({
    modelVersion: modelVersionSchema,
    results: z.array(resultSchema),
    /** What a reader must know before believing a figure. */
    warnings: z.array(z.object({ code: z.string(), data: z.string(), message: z.string() })),
  })
  .meta({ id: 'ModelEvaluation' });
export type ModelEvaluation = z.infer<typeof modelEvaluationSchema>;
