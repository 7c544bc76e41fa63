import { describe, expect, it } from 'vitest';
import { thresholdFor } from '#core/score/calibration/thresholds.ts';
import { type ScoredTrial, strictestThresholds } from '#training/calibration/strictest-thresholds.ts';
import { falseAcceptanceRate } from '#training/evaluation/error-rates.ts';

/** A thousand forgeries of each kind whose evidence is spread evenly, up to `highest`. */
function set(highest: number): ScoredTrial[] {
  return (['random', 'skilled'] as const).flatMap((kind) =>
    Array.from({ length: 1000 }, (_, i) => ({ kind, llr: highest - i / 100 })),
  );
}
const llrs = (trials: readonly ScoredTrial[]) =>
  trials.filter(({ kind }) => kind === 'skilled').map(({ llr }) => llr);

describe('strictestThresholds', () => {
  it('holds on the hardest set, with a reserve', () => {
    const [easy, hard] = [set(0), set(4)];
    const thresholds = strictestThresholds([easy, hard]);

    expect(falseAcceptanceRate(llrs(hard), thresholdFor(thresholds, 'skilled', 0.1))).toBeCloseTo(0.04, 3);
    expect(falseAcceptanceRate(llrs(easy), thresholdFor(thresholds, 'skilled', 0.1))).toBe(0);
  });

  it('lets a set without skilled forgeries speak against random ones only', () => {
    const strangers = set(9).filter(({ kind }) => kind === 'random');
    const thresholds = strictestThresholds([set(0), strangers]);

    expect(thresholdFor(thresholds, 'random', 0.01)).toBeGreaterThan(8);
    expect(thresholdFor(thresholds, 'skilled', 0.01)).toBeLessThan(0);
  });
});
