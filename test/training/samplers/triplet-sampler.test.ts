import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';
import type { SampledClass } from '#training/samplers/batch-plan.ts';
import { TripletSampler } from '#training/samplers/triplet-sampler.ts';

/** A large set of two people and a forger, and a small one of one person. */
const classes: SampledClass[] = [
  { set: 'large', family: 'a', forged: false, first: 0, count: 10 },
  { set: 'large', family: 'a', forged: true, first: 10, count: 10 },
  { set: 'large', family: 'b', forged: false, first: 20, count: 10 },
  { set: 'small', family: 'c', forged: false, first: 30, count: 2 },
];
const mined = {
  anchors: Int32Array.of(0, 1, 2, 3, 20, 21, 22, 30),
  positives: Int32Array.of(5, 5, 5, 5, 25, 25, 25, 31),
  negatives: Int32Array.of(10, 11, 12, 20, 0, 1, 10, 15),
};
const draw = (seed: number, count: number) =>
  new TripletSampler(classes).draw(new Random(seed), mined, count);

describe('TripletSampler', () => {
  it('lays out whole triplets that were mined, the same ones from the same random numbers', () => {
    const { images, triplets } = draw(1, 20);
    const known = [...mined.anchors].map((a, t) => [a, mined.positives[t], mined.negatives[t]]);
    for (const [t, anchor] of triplets.anchors.entries()) {
      const slots = [anchor, triplets.positives[t] ?? -1, triplets.negatives[t] ?? -1];
      expect(slots).toEqual([3 * t, 3 * t + 1, 3 * t + 2]);
      expect(known).toContainEqual(slots.map((slot) => images[slot]));
    }
    expect(draw(1, 20)).toEqual(draw(1, 20));
    expect(draw(2, 20).images).not.toEqual(images);
  });

  it('labels genuine images by their class, and no forgery like anything else', () => {
    const { images, labels } = draw(3, 50);
    for (const [i, image] of images.entries()) {
      for (const [j, other] of images.entries()) {
        const forged = (number: number) => number >= 10 && number < 20;
        const sameClass = classes.some(({ first, count }) =>
          [image, other].every((n) => n >= first && n < first + count),
        );
        expect(labels[i] === labels[j]).toBe(image === other || (sameClass && !forged(image)));
      }
    }
  });

  it('draws from each data set alike, whatever their sizes', () => {
    const { images, triplets } = draw(4, 1000);
    const fromSmall = triplets.anchors.filter((slot) => (images[slot] ?? 0) >= 30).length;
    expect(fromSmall / 1000).toBeCloseTo(0.5, 1);
  });
});
