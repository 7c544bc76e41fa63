import type { z } from 'zod';
import { refuseCombinations } from './combinations.ts';
import { settingsSchema } from './settings.ts';
import { suitLoss } from './suit-loss.ts';

/** Everything that decides what a run learns; the run folder keeps it. */
export const trainingConfigSchema = settingsSchema.superRefine(refuseCombinations).transform(suitLoss);
export type TrainingConfig = z.infer<typeof trainingConfigSchema>;
