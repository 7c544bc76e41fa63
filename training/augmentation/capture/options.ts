import { z } from 'zod';

/** How often an effect is applied and how strongly at most, both 0 to 1. */
const effect = (probability: number, strength: number) =>
  z
    .strictObject({
      probability: z.number().min(0).max(1).default(probability),
      strength: z.number().min(0).max(1).default(strength),
    })
    .prefault({});

/** How the same signing might have been written down and photographed otherwise. */
export const captureSchema = z.strictObject({
  /**
   * Captures of each picture that are prepared beside the picture itself; a batch draws one of them all. 0 leaves the
   * pictures as they are.
   */
  variants: z.int().min(0).max(8).default(0),
  pen: effect(0.4, 0.7),
  inkColor: effect(0.3, 0.7),
  paper: effect(0.5, 0.6),
  ruledLines: effect(0.15, 0.5),
  stamp: effect(0.05, 0.5),
  perspective: effect(0.4, 0.5),
  light: effect(0.4, 0.6),
  resolution: effect(0.3, 0.5),
  blur: effect(0.3, 0.5),
  jpeg: effect(0.4, 0.6),
});
export type CaptureOptions = z.infer<typeof captureSchema>;
/** Pictures as they are. */
export const NO_CAPTURES: CaptureOptions = captureSchema.parse({});
/** Name of an effect. */
export type CaptureEffect = Exclude<keyof CaptureOptions, 'variants'>;
