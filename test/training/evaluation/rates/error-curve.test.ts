import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseAcceptanceRate, falseRejectionRate } from '#training/evaluation/error-rates.ts';
import {
  areaUnderCurve,
  type Comparison,
  equalErrorRateOf,
  errorCurve,
  frrAtFar,
  rankComparisons,
  ratesAt,
} from '#training/evaluation/rates/error-curve.ts';

const comparisonOf = (score: number, genuine: boolean, subject = 0, source = subject): Comparison => ({
  score,
  genuine,
  subject,
  source,
});
const someScores = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 20 });
const curveOf = (genuine: readonly number[], forgery: readonly number[]) =>
  errorCurve(
    rankComparisons([
      ...genuine.map((score) => comparisonOf(score, true)),
      ...forgery.map((score) => comparisonOf(score, false)),
    ]),
  );

describe('errorCurve', () => {
  it('has the rates that counting gives, at every threshold', () => {
    fc.assert(
      fc.property(someScores, someScores, fc.integer({ min: -1, max: 13 }), (genuine, forgery, threshold) => {
        const { far, frr } = ratesAt(curveOf(genuine, forgery), threshold);
        expect(far).toBeCloseTo(falseAcceptanceRate(forgery, threshold));
        expect(frr).toBeCloseTo(falseRejectionRate(genuine, threshold));
      }),
      { seed: 21 },
    );
  });

  it('counts a comparison as often as its people were drawn', () => {
    const people = 3;
    const comparisons = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.nat(people - 1), fc.nat(people - 1))
        .map(([score, genuine, subject, source]) =>
          comparisonOf(score, genuine, subject, genuine ? subject : source),
        ),
      { minLength: 1, maxLength: 15 },
    );
    const weights = fc.array(fc.nat(3), { minLength: people, maxLength: people });
    fc.assert(
      fc.property(comparisons, weights, (given, drawn) => {
        const weighted = errorCurve(rankComparisons(given), drawn);
        const repeated = given.flatMap((one) => {
          const own = drawn[one.subject] ?? 0;
          const times = one.subject === one.source ? own : own * (drawn[one.source] ?? 0);
          return Array.from({ length: times }, () => one);
        });
        const expected = errorCurve(rankComparisons(repeated));
        for (const threshold of [-1, 2, 4.5, 7, 10]) {
          const [a, b] = [ratesAt(weighted, threshold), ratesAt(expected, threshold)];
          if (Number.isNaN(b.far)) expect(a.far).toBeNaN();
          else expect(a.far).toBeCloseTo(b.far);
          if (Number.isNaN(b.frr)) expect(a.frr).toBeNaN();
          else expect(a.frr).toBeCloseTo(b.frr);
        }
      }),
      { seed: 22 },
    );
  });
});

describe('areaUnderCurve', () => {
  it('is the share of pairs in the right order, ties counted half', () => {
    fc.assert(
      fc.property(someScores, someScores, (genuine, forgery) => {
        const pairs = genuine.flatMap((own) =>
          forgery.map((other) => (own > other ? 1 : own === other ? 0.5 : 0)),
        );
        const share = pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
        expect(areaUnderCurve(curveOf(genuine, forgery))).toBeCloseTo(share);
      }),
      { seed: 23 },
    );
  });
});

describe('frrAtFar', () => {
  it('reads the FRR at the lowest threshold that keeps the target', () => {
    const curve = curveOf([3, 5, 7, 9], [0, 1, 2, 3, 4, 5, 6, 6, 6, 8]);
    expect(frrAtFar(curve, 0.1)).toBe(0.5);
    expect(frrAtFar(curve, 0.01)).toBe(0.75);
    expect(frrAtFar(curve, 1)).toBe(0);
  });
});

describe('equalErrorRateOf', () => {
  it('does not change when scores are stretched', () => {
    fc.assert(
      fc.property(someScores, someScores, (genuine, forgery) => {
        const stretch = (scores: readonly number[]) => scores.map((score) => Math.exp(score / 3));
        expect(equalErrorRateOf(curveOf(stretch(genuine), stretch(forgery)))).toBeCloseTo(
          equalErrorRateOf(curveOf(genuine, forgery)),
        );
      }),
      { seed: 24 },
    );
  });
});
