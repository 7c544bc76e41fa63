import type { Miner } from './miner.ts';
import type { OfflineRule } from './offline/mine-offline.ts';
import { batchAll } from './online/batch-all.ts';
import { batchHard } from './online/batch-hard.ts';
import { distanceWeighted } from './online/distance-weighted.ts';
import { easyPositive } from './online/easy-positive.ts';
import { randomNegative } from './online/random-negative.ts';
import { semiHard } from './online/semi-hard.ts';

/** The miners that choose among the members of a batch, as a configuration names them. */
export const onlineMiners = {
  random: randomNegative,
  'batch-all': batchAll,
  'semi-hard': semiHard,
  'batch-hard': batchHard,
  'easy-positive': easyPositive,
  'distance-weighted': distanceWeighted,
} satisfies Record<string, Miner>;

/** The ways to choose among all training images, as a configuration names them. */
export const offlineMiners = {
  'offline-hard': 'hard',
  'offline-semi-hard': 'semi-hard',
} satisfies Record<string, OfflineRule>;

export type OnlineMinerName = keyof typeof onlineMiners;
export type OfflineMinerName = keyof typeof offlineMiners;
export type MinerName = OnlineMinerName | OfflineMinerName;

export function isOffline(name: MinerName): name is OfflineMinerName {
  return name in offlineMiners;
}
