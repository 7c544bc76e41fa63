import { describe, expect, it } from 'vitest';
import { fitLogisticRegression, type Observation } from '#training/calibration/logistic-regression.ts';
import { Random } from '#training/random/random.ts';

describe('fitLogisticRegression', () => {
  it('finds the coefficients that made the observations', () => {
    const random = new Random(12);
    const observations: Observation[] = Array.from({ length: 20_000 }, () => {
      const features = [random.normal(), random.normal()];
      const logOdds = 0.5 - 2 * (features[0] ?? 0) + 1 * (features[1] ?? 0);
      return { features, positive: random.float() < 1 / (1 + Math.exp(-logOdds)), weight: 1 };
    });

    const { intercept, coefficients } = fitLogisticRegression(observations);

    expect(intercept).toBeCloseTo(0.5, 1);
    expect(coefficients[0]).toBeCloseTo(-2, 1);
    expect(coefficients[1]).toBeCloseTo(1, 1);
  });

  it('stays finite where the classes do not overlap', () => {
    const observations: Observation[] = [-2, -1, 1, 2].map((x) => ({
      features: [x],
      positive: x > 0,
      weight: 0.25,
    }));

    const { coefficients } = fitLogisticRegression(observations);

    expect(coefficients[0]).toBeGreaterThan(1);
    expect(Number.isFinite(coefficients[0])).toBe(true);
  });
});
