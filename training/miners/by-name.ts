import { batchAll } from './batch-all.ts';
import { batchHard } from './batch-hard.ts';
import type { Miner } from './miner.ts';
import { semiHard } from './semi-hard.ts';

/** The miners that a configuration can name. */
export const minersByName = {
  'batch-all': batchAll,
  'semi-hard': semiHard,
  'batch-hard': batchHard,
} satisfies Record<string, Miner>;

export type MinerName = keyof typeof minersByName;
