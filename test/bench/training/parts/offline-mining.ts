import { mineOffline } from '#training/miners/offline/mine-offline.ts';
import { Random } from '#training/random/random.ts';
import { round, time } from '../../timing.ts';
import { randomEmbeddings } from '../embeddings.ts';

const IMAGES = 10_000;
/** What memory has to hold for. */
const MANY_IMAGES = 100_000;
const SAMPLES = 10;
const REPETITIONS = 3;

export interface OfflineMiningTimes {
  readonly images: number;
  /** Least seconds of a few repetitions. */
  readonly hardSeconds: number;
  readonly semiHardSeconds: number;
  readonly many: {
    readonly images: number;
    readonly hardSeconds: number;
    readonly semiHardSeconds: number;
    /** What the most memory that the process ever held grew by. */
    readonly mebibytesGained: number;
  };
}

/** Mining of a triplet for each of 10,000 embeddings among all of them, and once of 100,000. */
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
    many: await mineMany(),
  };
}

async function mineMany(): Promise<OfflineMiningTimes['many']> {
  const images = randomEmbeddings(MANY_IMAGES, SAMPLES);
  const before = peakMebibytes();
  const seconds = async (rule: 'hard' | 'semi-hard') =>
    round((await time(() => mineOffline(images, rule, new Random('benchmark')))) / 1000);
  return {
    images: MANY_IMAGES,
    hardSeconds: await seconds('hard'),
    semiHardSeconds: await seconds('semi-hard'),
    mebibytesGained: Math.round(peakMebibytes() - before),
  };
}

/** The most that the process ever held resident. */
function peakMebibytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
