import { mineOffline } from '#training/miners/offline/mine-offline.ts';
import { Random } from '#training/random/random.ts';
import { round, time } from '../../timing.ts';
import { randomEmbeddings } from '../embeddings.ts';

const IMAGES = 10_000;
const SAMPLES = 10;
const REPETITIONS = 3;

export interface OfflineMiningTimes {
  readonly images: number;
  /** Least seconds of a few repetitions. */
  readonly hardSeconds: number;
  readonly semiHardSeconds: number;
}

/** Mining of a triplet for each of 10,000 embeddings among all of them. */
export async function measureOfflineMining(): Promise<OfflineMiningTimes> {
  const images = randomEmbeddings(IMAGES, SAMPLES);
  const least = async (rule: 'hard' | 'semi-hard') => {
    const seconds: number[] = [];
    for (let i = 0; i < REPETITIONS; i++) {
      seconds.push((await time(() => mineOffline(images, rule, new Random('benchmark')))) / 1000);
    }
    return round(Math.min(...seconds));
  };
  return {
    images: IMAGES,
    hardSeconds: await least('hard'),
    semiHardSeconds: await least('semi-hard'),
  };
}
