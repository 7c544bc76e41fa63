import { FAR_TARGETS } from '#core/score/calibration/thresholds.ts';
import type { Random } from '../../random/random.ts';
import { equalErrorRate } from '../error-rates.ts';
import type { EvaluationResult, FixedThresholdRates } from '../evaluation.ts';
import { detCurve } from '../rates/det-curve.ts';
import {
  areaUnderCurve,
  equalErrorRateOf,
  errorCurve,
  frrAtFar,
  rankComparisons,
  ratesAt,
} from '../rates/error-curve.ts';
import { estimateAll, type Statistic } from '../rates/estimates.ts';
import { scoreHistogram } from '../rates/histogram.ts';
import { logLikelihoodRatioCost, minimumLogLikelihoodRatioCost } from '../rates/llr-cost.ts';
import { ruleOfThree } from '../rates/rule-of-three.ts';
import type { FixedThresholds } from './fixed-thresholds.ts';
import type { ScoredQuery } from './score-set.ts';

/** What the rates of one row are, without saying which row it is. */
export type MeasuredRates = Omit<EvaluationResult, 'system' | 'data' | 'references' | 'forgery'>;

export interface MeasureOptions {
  readonly fixed: FixedThresholds | null;
  /** Whether the scores are log-likelihood ratios. */
  readonly calibrated: boolean;
  readonly random: Random;
}

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
  const estimate = estimateAll(
    ranked,
    new Map<string, Statistic>([
      ['eer', equalErrorRateOf],
      ['perUserEer', (_, weights) => weightedMean(perUser, weights)],
      ['auc', areaUnderCurve],
      ...FAR_TARGETS.map((target): [string, Statistic] => [
        `frr at far ${target}`,
        (curve) => frrAtFar(curve, target),
      ]),
      ...thresholds.flatMap(({ target, threshold }): [string, Statistic][] => [
        [`fixed far ${target}`, (curve) => ratesAt(curve, threshold).far],
        [`fixed frr ${target}`, (curve) => ratesAt(curve, threshold).frr],
      ]),
    ]),
    random,
  );
  const interval = (name: string) => estimate(name).interval;
  const byTarget = <T>(of: (name: string) => T) => ({
    '0.1': of('frr at far 0.1'),
    '0.01': of('frr at far 0.01'),
    '0.001': of('frr at far 0.001'),
  });
  const eer = estimate('eer').value;
  return {
    people: new Set(comparisons.map(({ person }) => person)).size,
    genuineComparisons: genuine.length,
    forgeryComparisons: forgeries.length,
    comparisons: comparisons.length,
    eer,
    eerInterval: interval('eer'),
    eerBound: ruleOfThree(eer, Math.min(genuine.length, forgeries.length)),
    perUserEer: estimate('perUserEer').value,
    perUserEerInterval: interval('perUserEer'),
    auc: estimate('auc').value,
    aucInterval: interval('auc'),
    frrAtFar: byTarget((name) => estimate(name).value),
    frrAtFarInterval: byTarget(interval),
    frrAtFarBound: byTarget((name) => ruleOfThree(estimate(name).value, genuine.length)),
    fixedThresholds: fixed && {
      from: fixed.from,
      rates: thresholds.map((threshold): FixedThresholdRates => {
        const [far, frr] = [`fixed far ${threshold.target}`, `fixed frr ${threshold.target}`];
        return {
          ...threshold,
          far: estimate(far).value,
          farInterval: interval(far),
          farBound: ruleOfThree(estimate(far).value, forgeries.length),
          frr: estimate(frr).value,
          frrInterval: interval(frr),
          frrBound: ruleOfThree(estimate(frr).value, genuine.length),
        };
      }),
    },
    cllr: calibrated ? logLikelihoodRatioCost(genuine, forgeries) : null,
    minimumCllr: minimumLogLikelihoodRatioCost(genuine, forgeries),
    histogram: scoreHistogram(genuine, forgeries),
    det: detCurve(errorCurve(ranked)),
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
