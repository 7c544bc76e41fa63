import { FAR_TARGETS, type FarTarget } from '#core/score/thresholds.ts';
import type { Random } from '../../random/random.ts';
import { equalErrorRate } from '../error-rates.ts';
import type { EvaluationResult, FixedThresholdRates } from '../evaluation.ts';
import { bootstrapIntervals, type Interval } from '../rates/bootstrap.ts';
import { detCurve } from '../rates/det-curve.ts';
import {
  areaUnderCurve,
  type ErrorCurve,
  equalErrorRateOf,
  errorCurve,
  frrAtFar,
  rankComparisons,
  ratesAt,
} from '../rates/error-curve.ts';
import { scoreHistogram } from '../rates/histogram.ts';
import { logLikelihoodRatioCost, minimumLogLikelihoodRatioCost } from '../rates/llr-cost.ts';
import type { ScoredQuery } from './score-set.ts';

/** A threshold fixed on other people, and the FAR that it was fixed for. */
export interface FixedThreshold {
  readonly target: FarTarget;
  readonly threshold: number;
}

export interface FixedThresholds {
  readonly from: 'model' | 'validation';
  readonly random: readonly FixedThreshold[];
  readonly skilled: readonly FixedThreshold[];
}

/** What the rates of one row are, without saying which row it is. */
export type MeasuredRates = Omit<EvaluationResult, 'system' | 'data' | 'references' | 'forgery'>;

export interface MeasureOptions {
  readonly fixed: FixedThresholds | null;
  /** Whether the scores are log-likelihood ratios. */
  readonly calibrated: boolean;
  readonly random: Random;
}

/** With no error among N comparisons, rates up to 3/N stay possible with 95 % confidence (the rule of three). */
const RULE_OF_THREE = 3;

/** Measures genuine queries against one kind of forgery; null where either is missing. */
export function measureRates(
  scored: readonly ScoredQuery[],
  forgery: 'random' | 'skilled',
  { fixed, calibrated, random }: MeasureOptions,
): MeasuredRates | null {
  const comparisons = scored.filter(({ kind }) => kind === 'genuine' || kind === forgery);
  const scoresOf = (genuine: boolean) =>
    comparisons.filter((comparison) => comparison.genuine === genuine).map(({ score }) => score);
  const [genuine, forgeries] = [scoresOf(true), scoresOf(false)];
  if (genuine.length === 0 || forgeries.length === 0) return null;

  const ranked = rankComparisons(comparisons);
  const perUser = perUserRates(comparisons);
  const thresholds = fixed?.[forgery] ?? [];
  const statistics = (curve: ErrorCurve, weights: ArrayLike<number>) => [
    equalErrorRateOf(curve),
    weightedMean(perUser, weights),
    areaUnderCurve(curve),
    ...FAR_TARGETS.map((target) => frrAtFar(curve, target)),
    ...thresholds.flatMap(({ threshold }) => {
      const { far, frr } = ratesAt(curve, threshold);
      return [far, frr];
    }),
  ];
  const people = comparisons.reduce(
    (most, { subject, source }) => Math.max(most, subject + 1, source + 1),
    0,
  );
  const curve = errorCurve(ranked);
  const values = statistics(curve, new Uint8Array(people).fill(1));
  const intervals = bootstrapIntervals(people, random, (weights) =>
    statistics(errorCurve(ranked, weights), weights),
  );
  const value = (i: number) => values[i] ?? Number.NaN;
  const interval = (i: number) => intervalAt(intervals, i);
  return {
    people: new Set(comparisons.map(({ person }) => person)).size,
    genuineComparisons: genuine.length,
    forgeryComparisons: forgeries.length,
    comparisons: comparisons.length,
    eer: value(0),
    eerInterval: interval(0),
    perUserEer: value(1),
    perUserEerInterval: interval(1),
    auc: value(2),
    aucInterval: interval(2),
    frrAtFar: { '0.1': value(3), '0.01': value(4), '0.001': value(5) },
    frrAtFarInterval: { '0.1': interval(3), '0.01': interval(4), '0.001': interval(5) },
    fixedThresholds: fixed && {
      from: fixed.from,
      rates: thresholds.map((threshold, i): FixedThresholdRates => {
        const [far, frr] = [6 + 2 * i, 7 + 2 * i];
        return {
          ...threshold,
          far: value(far),
          farInterval: interval(far),
          farBound: value(far) === 0 ? RULE_OF_THREE / forgeries.length : null,
          frr: value(frr),
          frrInterval: interval(frr),
          frrBound: value(frr) === 0 ? RULE_OF_THREE / genuine.length : null,
        };
      }),
    },
    cllr: calibrated ? logLikelihoodRatioCost(genuine, forgeries) : null,
    minimumCllr: minimumLogLikelihoodRatioCost(genuine, forgeries),
    histogram: histogramOf(genuine, forgeries),
    det: detOf(curve),
  };
}

interface PersonRate {
  readonly writer: number;
  readonly eer: number;
}

/** Equal error rate of each person alone, with a threshold that fits that person best. */
function perUserRates(comparisons: readonly ScoredQuery[]): PersonRate[] {
  return [...Map.groupBy(comparisons, ({ person }) => person).values()].flatMap((own) => {
    const scores = (genuine: boolean) =>
      own.filter((comparison) => comparison.genuine === genuine).map(({ score }) => score);
    const eer = equalErrorRate({ genuine: scores(true), forgery: scores(false) });
    return Number.isNaN(eer) ? [] : [{ writer: own[0]?.subject ?? 0, eer }];
  });
}

function weightedMean(rates: readonly PersonRate[], weights: ArrayLike<number>): number {
  let sum = 0;
  let weight = 0;
  for (const { writer, eer } of rates) {
    sum += (weights[writer] ?? 0) * eer;
    weight += weights[writer] ?? 0;
  }
  return sum / weight;
}

function intervalAt(intervals: readonly (Interval | null)[], i: number): [number, number] | null {
  const interval = intervals[i] ?? null;
  return interval && [...interval];
}

function histogramOf(genuine: readonly number[], forgery: readonly number[]): EvaluationResult['histogram'] {
  const { genuine: own, forgery: others, ...bins } = scoreHistogram(genuine, forgery);
  return { ...bins, genuine: [...own], forgery: [...others] };
}

function detOf(curve: ErrorCurve): EvaluationResult['det'] {
  const { far, frr } = detCurve(curve);
  return { far: [...far], frr: [...frr] };
}
