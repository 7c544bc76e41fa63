import { describe, expect, it } from 'vitest';
import { preprocess } from '#core/image/preprocess.ts';
import { Page } from '#test/support/pictures.ts';
import { augment } from '#training/augmentation/augment.ts';
import { augmentationSchema } from '#training/augmentation/options.ts';
import { Random } from '#training/random/random.ts';

const size = { width: 96, height: 48 };
const { input } = preprocess(new Page(400, 200).signature(2).image, size);
const ink = Uint8Array.from(input, (value) => Math.round(value * 255));
const usual = augmentationSchema.parse({});
const none = augmentationSchema.parse({
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

describe('augment', () => {
  it('leaves the ink as it is when every part is off', () => {
    const same = augment(ink, size, none, new Random(1));
    for (const [i, value] of same.entries()) expect(value).toBeCloseTo((ink[i] ?? 0) / 255, 4);
  });

  it('gives the same picture for the same random numbers and another for others', () => {
    const first = augment(ink, size, usual, new Random(1));
    expect(augment(ink, size, usual, new Random(1))).toEqual(first);
    expect(augment(ink, size, usual, new Random(2))).not.toEqual(first);
  });

  it('stays within 0 and 1 and keeps most of the ink on the paper', () => {
    const inked = sum(input);
    for (let seed = 0; seed < 50; seed++) {
      const varied = augment(ink, size, usual, new Random(seed));
      for (const value of varied) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      expect(sum(varied)).toBeGreaterThan(0.2 * inked);
      expect(sum(varied)).toBeLessThan(4 * inked);
    }
  });
});

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
