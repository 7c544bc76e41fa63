import type { DistanceName } from '../distances/by-name.ts';
import type { Stages } from '../loop/plan/curriculum.ts';
import type { LossName } from '../losses/options.ts';
import type { TrainingSettings } from './settings.ts';

/**
 * Batch-hard from the first step tends to stay where every distance is the same; once batch-all has put people apart it
 * shrinks all distances too, yet ranks them better than batch-all alone.
 */
const GENTLE_THEN_HARD: Stages = [
  { from: 0, miner: 'batch-all' },
  { from: 0.3, miner: 'batch-hard' },
];
/** For losses that weigh hard pairs more by themselves. */
const ALL_PAIRS: Stages = [{ from: 0, miner: 'batch-all' }];

/** The distances that a loss can go by, the usual one first, and the miners that it begins with. */
export const suitedTo: Record<
  LossName,
  { readonly distances: readonly [DistanceName, ...DistanceName[]]; readonly miners: Stages }
> = {
  'triplet-margin': { distances: ['squared-euclidean', 'euclidean', 'cosine'], miners: GENTLE_THEN_HARD },
  'soft-margin': { distances: ['euclidean', 'squared-euclidean', 'cosine'], miners: GENTLE_THEN_HARD },
  contrastive: { distances: ['euclidean'], miners: ALL_PAIRS },
  'info-nce': { distances: ['cosine'], miners: ALL_PAIRS },
  'supervised-contrastive': { distances: ['cosine'], miners: ALL_PAIRS },
  'multi-similarity': { distances: ['cosine'], miners: ALL_PAIRS },
  circle: { distances: ['cosine'], miners: ALL_PAIRS },
  'proxy-anchor': { distances: ['cosine'], miners: ALL_PAIRS },
};

/** Fills in what was left out by what suits the loss. */
export function suitLoss(settings: TrainingSettings) {
  const suited = suitedTo[settings.loss.name];
  const { miners = suited.miners } = settings.curriculum;
  return {
    ...settings,
    distance: settings.distance ?? suited.distances[0],
    curriculum: { ...settings.curriculum, miners },
  };
}
