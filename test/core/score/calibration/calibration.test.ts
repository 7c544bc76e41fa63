import { describe, expect, it } from 'vitest';
import { calibrationSchema } from '#core/score/calibration/calibration.ts';

const weight = { deviation: -1, spread: 0 };
const network = { name: 'network', cohortVariance: [0.1, 0.1] };
const texture = { name: 'binary-patterns', cohortVariance: [0.2] };
const fitOf = (references: number, weights: number) => ({
  references,
  intercept: 1,
  weights: new Array(weights).fill(weight),
});
const takes = (sections: readonly object[], fits: readonly object[]) =>
  calibrationSchema.safeParse({ cohortWeight: 3, sections, fits }).success;

describe('calibrationSchema', () => {
  it('takes a weight for each section', () => {
    expect(takes([network], [fitOf(1, 1)])).toBe(true);
    expect(takes([network, texture], [fitOf(1, 2), fitOf(3, 2)])).toBe(true);
  });

  it('refuses a fit with fewer or more weights than sections, wherever it is listed', () => {
    expect(takes([network, texture], [fitOf(1, 1)])).toBe(false);
    expect(takes([network], [fitOf(1, 2)])).toBe(false);
    expect(takes([network, texture], [fitOf(1, 2), fitOf(3, 1)])).toBe(false);
  });

  it('refuses fits that do not begin with 1 reference and ascend', () => {
    expect(takes([network], [fitOf(2, 1)])).toBe(false);
    expect(takes([network], [fitOf(1, 1), fitOf(1, 1)])).toBe(false);
  });
});
