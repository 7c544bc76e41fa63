import { describe, expect, it } from 'vitest';
import { learningRateAt } from '#training/loop/plan/schedule.ts';

const options = { learningRate: 0.1, warmUp: 0.1 };

describe('learningRateAt', () => {
  it('rises in a line, then falls in a cosine to a fiftieth', () => {
    expect(learningRateAt(0.05, options)).toBeCloseTo(0.05);
    expect(learningRateAt(0.1, options)).toBeCloseTo(0.1);
    expect(learningRateAt(0.55, options)).toBeCloseTo(0.1 * 0.51);
    expect(learningRateAt(1, options)).toBeCloseTo(0.002);
  });

  it('begins above 0 and does without a warm-up', () => {
    expect(learningRateAt(0, options)).toBeGreaterThan(0);
    expect(learningRateAt(0, { ...options, warmUp: 0 })).toBeCloseTo(0.1);
  });
});
