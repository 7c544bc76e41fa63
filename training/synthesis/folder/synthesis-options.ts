import { z } from 'zod';
import { SynthesisOptionsError } from './synthesis-errors.ts';

/** What to make: so many people, so many signatures and imitations of each. */
export const synthesisOptionsSchema = z.strictObject({
  writers: z.int().min(1).max(100_000),
  genuine: z.int().min(1).max(1000),
  forgeries: z.int().min(0).max(1000),
  seed: z.int().min(0),
});

export type SynthesisOptions = z.infer<typeof synthesisOptionsSchema>;

/** @throws SynthesisOptionsError when a number is missing, broken or out of range */
export function parseSynthesisOptions(options: unknown): SynthesisOptions {
  const parsed = synthesisOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new SynthesisOptionsError(problem, { cause: parsed.error });
}
