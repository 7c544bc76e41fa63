import { describe, expect, it } from 'vitest';
import { CalibrationPeopleError } from '#training/calibration/calibration-errors.ts';
import { cohortVariance } from '#training/calibration/cohort-variance.ts';

const person = (name: string, ...rows: number[][]) => ({
  person: name,
  writer: name,
  genuine: rows.map((row) => Float32Array.from(row)),
  forged: [],
});

describe('cohortVariance', () => {
  it('is the mean over people of the unbiased variance of each entry', () => {
    const people = [person('a', [0, 1], [2, 1]), person('b', [5, 0], [5, 4]), person('alone', [9, 9])];
    const [first, second] = cohortVariance(people);
    expect(first).toBe(1);
    expect(second).toBe(4);
  });

  it('keeps an entry that never varies from dividing by nothing', () => {
    expect(cohortVariance([person('a', [1], [1])])[0]).toBeGreaterThan(0);
  });

  it('throws CalibrationPeopleError when nobody signed twice', () => {
    expect(() => cohortVariance([person('a', [1])])).toThrow(CalibrationPeopleError);
  });
});
