import { distancesByName } from '../distances/by-name.ts';
import { isOffline } from '../miners/by-name.ts';
import type { TrainingSettings } from './settings.ts';
import { suitedTo } from './suit-loss.ts';

/** Tells of one setting that makes no sense beside the others. */
type Refuse = (issue: { code: 'custom'; path: string[]; message: string }) => void;

/** Refuses settings that are possible each, and make no sense together. */
export function refuseCombinations(settings: TrainingSettings, context: { addIssue: Refuse }): void {
  for (const [path, message] of impossibleCombinations(settings)) {
    context.addIssue({ code: 'custom', path: path.split('.'), message });
  }
}

function* impossibleCombinations(settings: TrainingSettings): Generator<[path: string, message: string]> {
  const { loss, curriculum, network } = settings;
  const suited = suitedTo[loss.name];
  const distance = settings.distance ?? suited.distances[0];
  const stages = curriculum.miners ?? suited.miners;
  if (!suited.distances.includes(distance)) {
    yield [
      'distance',
      `the ${loss.name} loss is not defined for the ${distance} distance: set ${suited.distances.join(' or ')}, or leave it out`,
    ];
  }
  const { range } = distancesByName[distance];
  if ((loss.name === 'triplet-margin' || loss.name === 'contrastive') && loss.margin >= range) {
    yield [
      'loss.margin',
      `no two embeddings are farther apart than ${range} in the ${distance} distance: set a margin below it`,
    ];
  }
  if (loss.name === 'proxy-anchor' && stages.some(({ miner }) => miner !== 'batch-all')) {
    yield [
      'curriculum.miners',
      'the proxy-anchor loss compares every image with the proxies and mines nothing: leave the miners out',
    ];
  }
  if (stages.some(({ miner }) => miner === 'distance-weighted') && network.embeddingSize < 3) {
    yield [
      'curriculum.miners',
      'the distance-weighted miner needs embeddings of 3 numbers or more: raise network.embeddingSize or choose another miner',
    ];
  }
  if (curriculum.mineEvery !== 'epoch' && !stages.some(({ miner }) => isOffline(miner))) {
    yield [
      'curriculum.mineEvery',
      'no offline miner is named that could mine every so often: name one in curriculum.miners or leave this out',
    ];
  }
}
