import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviationFrom, profileSubject, spreadOf } from '#core/score/subject-profile.ts';
import { Random } from '#training/random/random.ts';

const COHORT = [0.04, 0.01, 0.0025];
const WEIGHT = 3;

/** Vectors around a mean, with standard deviations an entry. */
function drawn(count: number, mean: readonly number[], deviations: readonly number[], random: Random) {
  return Array.from({ length: count }, () =>
    Float32Array.from(mean, (value, i) => value + (deviations[i] ?? 0) * random.normal()),
  );
}

describe('profileSubject', () => {
  it('takes the variance of one reference from the cohort', () => {
    const { mean, variance } = profileSubject([Float32Array.of(1, 2, 3)], COHORT, WEIGHT);
    expect([...mean]).toEqual([1, 2, 3]);
    for (const [i, value] of variance.entries()) expect(value).toBeCloseTo(COHORT[i] ?? 0, 12);
  });

  it('comes to the variance of many references', () => {
    const references = drawn(4000, [0, 0, 0], [0.5, 0.5, 0.5], new Random(5));
    const { variance } = profileSubject(references, COHORT, WEIGHT);
    for (const value of variance) expect(value).toBeCloseTo(0.25, 1);
  });

  it('does not depend on the order of the references', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), {
          minLength: 2,
          maxLength: 6,
        }),
        (rows) => {
          const references = rows.map((row) => Float32Array.from(row));
          const forward = profileSubject(references, COHORT, WEIGHT);
          const backward = profileSubject(references.toReversed(), COHORT, WEIGHT);
          for (const i of COHORT.keys()) {
            expect(backward.variance[i]).toBeCloseTo(forward.variance[i] ?? 0, 10);
          }
        },
      ),
      { seed: 22 },
    );
  });
});

describe('deviationFrom', () => {
  it('is about 1 for genuine queries, with one reference as with ten', () => {
    const random = new Random(6);
    const deviations = COHORT.map(Math.sqrt);
    for (const count of [1, 10]) {
      let sum = 0;
      for (let i = 0; i < 2000; i++) {
        const [query = new Float32Array(), ...references] = drawn(
          count + 1,
          [0.3, 0.1, 0],
          deviations,
          random,
        );
        sum += deviationFrom(profileSubject(references, COHORT, 1000), query);
      }
      expect(sum / 2000).toBeCloseTo(1, 1);
    }
  });

  it('counts a difference more where the subject is constant', () => {
    const references = [-1, 0, 1].map((x) => Float32Array.of(x / 5, 0, 0));
    const profile = profileSubject(references, [0.01, 0.01, 0.01], WEIGHT);
    expect(deviationFrom(profile, Float32Array.of(0, 0.1, 0))).toBeGreaterThan(
      deviationFrom(profile, Float32Array.of(0.1, 0, 0)),
    );
  });
});

describe('spreadOf', () => {
  it('is 1 for a subject like the cohort and less for a more constant one', () => {
    const one = profileSubject([Float32Array.of(0, 0, 0)], COHORT, WEIGHT);
    const alike = profileSubject(new Array(8).fill(Float32Array.of(0, 0, 0)), COHORT, WEIGHT);
    expect(spreadOf(one, COHORT)).toBeCloseTo(1, 12);
    expect(spreadOf(alike, COHORT)).toBeCloseTo(0.3, 12);
  });
});
