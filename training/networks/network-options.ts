import { z } from 'zod';

/** The networks to choose from, each with the filters of its stages unless others are given. */
const DEFAULT_FILTERS = {
  tiny: [16, 32, 64, 96],
  base: [16, 32, 64, 96],
  large: [24, 48, 80, 112],
} as const satisfies Record<string, readonly number[]>;

export const ARCHITECTURES = Object.keys(DEFAULT_FILTERS) as (keyof typeof DEFAULT_FILTERS)[];

/** What a configuration says about the network. */
export const networkSchema = z
  .strictObject({
    architecture: z.enum(ARCHITECTURES).default('base'),
    /** Length of an embedding. */
    embeddingSize: z.int().min(2).max(1024).default(128),
    /** Filters of the stages, each of which halves width and height. */
    filters: z.array(z.int().positive()).min(1).optional(),
  })
  .transform(({ filters, ...options }) => ({
    ...options,
    filters: filters ?? [...DEFAULT_FILTERS[options.architecture]],
  }));
export type NetworkOptions = z.infer<typeof networkSchema>;
