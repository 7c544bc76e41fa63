import { z } from 'zod';

/**
 * Whole powers of ten that an answer goes to at most. The strictest threshold is measured at one forgery in a thousand;
 * a larger ratio would rest on the shape of a fitted curve and on nobody's signatures (Vergeer et al. 2016, Science &
 * Justice 56, "Numerical likelihood ratios outputted by LR systems are often based on extrapolation").
 */
const LARGEST_POWER = 3;
/** Ratios under 2 either way support neither side (ENFSI 2015, table of verbal equivalents). */
const NO_SUPPORT = Math.log10(2);

/** Verbal equivalents of |log10 LR| in whole steps (ENFSI Guideline for Evaluative Reporting, 2015, section 2.4). */
const SUPPORT = ['weak', 'moderate', 'moderately-strong', 'strong'] as const;

/** How far the evidence speaks for one side, too coarse to climb on. */
export const likelihoodRatioSchema = z.strictObject({
  /** Power of ten of the likelihood ratio, rounded towards 0: 2 says "100 to 1,000 times likelier". */
  log10: z.int().min(-LARGEST_POWER).max(LARGEST_POWER),
  /** Whom the evidence supports as the writer of the query. */
  supports: z.enum(['subject', 'somebody-else', 'neither']),
  /** How strongly, in the words of forensic reports. */
  support: z.enum(['none', ...SUPPORT]),
});
export type LikelihoodRatio = z.infer<typeof likelihoodRatioSchema>;

/** The band of the verbal scale that a log-likelihood ratio (natural logarithm) lies in. */
export function likelihoodRatioOf(llr: number): LikelihoodRatio {
  const log10 = llr / Math.LN10;
  if (Math.abs(log10) < NO_SUPPORT) return { log10: 0, supports: 'neither', support: 'none' };
  const power = Math.min(LARGEST_POWER, Math.floor(Math.abs(log10)));
  return {
    log10: log10 < 0 && power > 0 ? -power : power,
    supports: log10 < 0 ? 'somebody-else' : 'subject',
    support: SUPPORT[power] ?? 'strong',
  };
}
