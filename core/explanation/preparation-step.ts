import { z } from 'zod';

/**
 * The steps of preprocessing that are worth looking at: `gray` is the picture as dark ink on light paper, `flattened`
 * the same without its paper, `ink` what was kept (black), what was left out (red) and the crop (blue), and `input`
 * what the model saw.
 */
export const preparationStepSchema = z.enum(['gray', 'flattened', 'ink', 'input']);
export type PreparationStep = z.infer<typeof preparationStepSchema>;
