import { FAR_TARGETS, type Thresholds } from '#core/score/thresholds.ts';
import { thresholdAtFar } from '../error-rates.ts';
import type { FixedThreshold, FixedThresholds } from './measure-rates.ts';
import type { ScoredQuery } from './score-set.ts';

/** The thresholds that a model carries, fixed when it was calibrated. */
export function modelThresholds({ random, skilled }: Thresholds): FixedThresholds {
  const listed = (list: Thresholds['random']): FixedThreshold[] =>
    list.map(({ far, logLikelihoodRatio }) => ({ target: far, threshold: logLikelihoodRatio }));
  return { from: 'model', random: listed(random), skilled: listed(skilled) };
}

/** Thresholds fixed on what validation people scored; none against a kind of forgery that they lack. */
export function validationThresholds(scored: readonly ScoredQuery[]): FixedThresholds {
  const against = (forgery: 'random' | 'skilled'): FixedThreshold[] => {
    const scores = scored.filter(({ kind }) => kind === forgery).map(({ score }) => score);
    if (scores.length === 0) return [];
    return FAR_TARGETS.map((target) => ({ target, threshold: thresholdAtFar(scores, target) }));
  };
  return { from: 'validation', random: against('random'), skilled: against('skilled') };
}
