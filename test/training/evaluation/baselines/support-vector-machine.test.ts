import { describe, expect, it } from 'vitest';
import { trainSupportVectorMachine } from '#training/evaluation/baselines/support-vector-machine.ts';
import { Random } from '#training/random/random.ts';

describe('trainSupportVectorMachine', () => {
  it('finds the widest margin of points on a line', () => {
    const points = [-3, -1, 1, 4];
    const { coefficients, threshold } = trainSupportVectorMachine(
      (i, j) => (points[i] ?? 0) * (points[j] ?? 0),
      points.map((point) => point > 0),
      points.map(() => 100),
    );
    const decide = (x: number) =>
      points.reduce((sum, point, i) => sum + (coefficients[i] ?? 0) * point * x, -threshold);

    expect(decide(1)).toBeCloseTo(1, 2);
    expect(decide(-1)).toBeCloseTo(-1, 2);
    // Points beyond the margin are no support vectors.
    for (const beyond of [0, 3]) expect(coefficients[beyond]).toBeCloseTo(0, 12);
  });

  it('keeps multipliers within their costs and their labeled sum at 0 where classes overlap', () => {
    const random = new Random(12);
    const points = Array.from({ length: 40 }, (_, i) => random.normal(i < 10 ? 1 : -0.5));
    const costs = points.map((_, i) => (i < 10 ? 3 : 1));
    const { coefficients } = trainSupportVectorMachine(
      (i, j) => Math.exp(-(((points[i] ?? 0) - (points[j] ?? 0)) ** 2)),
      points.map((_, i) => i < 10),
      costs,
    );
    expect(coefficients.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0);
    for (const [i, value] of coefficients.entries()) {
      expect(Math.abs(value)).toBeLessThanOrEqual((costs[i] ?? 0) + 1e-9);
    }
  });
});
