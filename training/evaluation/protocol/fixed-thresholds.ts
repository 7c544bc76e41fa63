import { FAR_TARGETS, type FarTarget, type Thresholds } from '#core/score/calibration/thresholds.ts';
import type { Random } from '../../random/random.ts';
import type { AcquiredSet } from '../acquisition/acquire-people.ts';
import { thresholdAtFar } from '../error-rates.ts';
import { scoreSet } from './score-set.ts';
import type { MakeSystem } from './verification-system.ts';

/** A threshold fixed on other people, and the FAR that it was fixed for. */
export interface FixedThreshold {
  readonly target: FarTarget;
  readonly threshold: number;
}

/** Thresholds against both kinds of forgery; none against one that the people they were fixed on lack. */
export interface FixedThresholds {
  readonly from: 'model' | 'validation';
  readonly random: readonly FixedThreshold[];
  readonly skilled: readonly FixedThreshold[];
}

/** The thresholds that a model carries, fixed when it was calibrated. */
export function modelThresholds({ random, skilled }: Thresholds): FixedThresholds {
  const listed = (list: Thresholds['random']): FixedThreshold[] =>
    list.map(({ far, logLikelihoodRatio }) => ({ target: far, threshold: logLikelihoodRatio }));
  return { from: 'model', random: listed(random), skilled: listed(skilled) };
}

/** Thresholds of a system with some references, fixed on what validation people score. */
export function validationThresholds(
  makeSystem: MakeSystem,
  validation: readonly AcquiredSet[],
  referenceCount: number,
  random: Random,
): FixedThresholds {
  const scored = validation.flatMap(({ name, people }) =>
    scoreSet(makeSystem(people, []), people, referenceCount, random.fork(name)),
  );
  const against = (forgery: 'random' | 'skilled'): FixedThreshold[] => {
    const scores = scored.filter(({ kind }) => kind === forgery).map(({ score }) => score);
    if (scores.length === 0) return [];
    return FAR_TARGETS.map((target) => ({ target, threshold: thresholdAtFar(scores, target) }));
  };
  return { from: 'validation', random: against('random'), skilled: against('skilled') };
}
