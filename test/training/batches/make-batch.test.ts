import { describe, expect, it } from 'vitest';
import { augmentationSchema } from '#training/augmentation/options.ts';
import { makeBatch } from '#training/batches/make-batch.ts';
import { Random } from '#training/random/random.ts';
import { BatchSampler } from '#training/samplers/batch-sampler.ts';
import type { ImagePool } from '#training/samplers/image-pool.ts';

const ORDER = { from: 'families', hardShare: 0, miner: 'batch-all' } as const;
const size = { width: 8, height: 8 };
const still = augmentationSchema.parse({
  rotation: 0,
  shear: 0,
  scale: 0,
  aspect: 0,
  shift: 0,
  elastic: 0,
  thickness: 0,
  tone: 0,
  erase: 0,
});
const person = (family: string, first: number) => ({ set: 'people', family, forged: false, first, count: 4 });
const classes = [person('ann', 0), person('bob', 4)];
const flat = (level: number) => new Uint8Array(new SharedArrayBuffer(8 * 8 * 8)).fill(level);

/** Levels in the middle of a batch's images, out of layers of one level each. */
function levelsOf(layers: ImagePool['layers']): Set<number> {
  const sampler = new BatchSampler(classes, { classes: 2, samples: 4, familySize: 2 });
  const levels = new Set<number>();
  for (let step = 0; step < 4; step++) {
    const { inputs, labels } = makeBatch({ size, classes, layers }, sampler, still, ORDER, new Random(step));
    for (let slot = 0; slot < labels.length; slot++)
      levels.add(Math.round(255 * (inputs[slot * 64 + 27] ?? 0)));
  }
  return levels;
}

describe('makeBatch', () => {
  it('draws from the pictures and from every other capture of them', () => {
    expect(levelsOf([flat(51)])).toEqual(new Set([51]));
    expect(levelsOf([flat(51), flat(102), flat(204)])).toEqual(new Set([51, 102, 204]));
  });
});
