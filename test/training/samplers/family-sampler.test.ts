import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';
import type { SampledClass } from '#training/samplers/batch-plan.ts';
import { FamilySampler } from '#training/samplers/family-sampler.ts';

/** Twenty people with five genuine signatures and three forgeries each, ten images a class apart. */
const people: SampledClass[] = Array.from({ length: 20 }, (_, person) => [
  { set: person < 15 ? 'large' : 'small', family: `p${person}`, forged: false, first: person * 20, count: 5 },
  {
    set: person < 15 ? 'large' : 'small',
    family: `p${person}`,
    forged: true,
    first: person * 20 + 10,
    count: 3,
  },
]).flat();
const shape = { classes: 8, samples: 4, familySize: 4 };
const isForged = (image: number) => image % 20 >= 10;
const personOf = (image: number) => Math.floor(image / 20);

describe('FamilySampler', () => {
  const sampler = new FamilySampler(people, shape);

  it('draws P × K members, the same ones from the same random numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, hardShare) => {
        const plan = sampler.draw(new Random(seed), hardShare);
        expect(plan.images).toHaveLength(shape.classes * shape.samples);
        expect(sampler.draw(new Random(seed), hardShare)).toEqual(plan);
      }),
      { seed: 6 },
    );
  });

  it('labels the genuine images of a person alike, and no forgery like anything else', () => {
    const { images, labels } = sampler.draw(new Random(7), 1);
    for (const [i, image] of images.entries()) {
      for (const [j, other] of images.entries()) {
        if (i === j) continue;
        const alike = personOf(image) === personOf(other) && !isForged(image) && !isForged(other);
        expect(labels[i] === labels[j]).toBe(alike);
      }
    }
  });

  it('brings forgeries with their writer, and only when hard families are asked for', () => {
    const easy = [...sampler.draw(new Random(8), 0).images];
    const hard = [...sampler.draw(new Random(8), 1).images];
    expect(easy.some(isForged)).toBe(false);
    expect(hard.some(isForged)).toBe(true);
    for (const forgery of hard.filter(isForged)) {
      expect(hard.some((image) => !isForged(image) && personOf(image) === personOf(forgery))).toBe(true);
    }
  });

  it('draws from each data set alike, whatever their sizes', () => {
    let fromSmall = 0;
    const draws = 300;
    for (let seed = 0; seed < draws; seed++) {
      const { images } = new FamilySampler(people, { ...shape, classes: 1 }).draw(new Random(seed), 0);
      if (personOf(images[0] ?? 0) >= 15) fromSmall++;
    }
    expect(fromSmall / draws).toBeGreaterThan(0.4);
    expect(fromSmall / draws).toBeLessThan(0.6);
  });

  it('repeats no image of a class that has enough', () => {
    const { images } = sampler.draw(new Random(9), 0);
    expect(new Set(images).size).toBe(images.length);
  });

  it('fills the batch from a collection smaller than it', () => {
    const two = new FamilySampler(people.slice(0, 4), shape);
    expect(two.draw(new Random(1), 0.5).images).toHaveLength(shape.classes * shape.samples);
  });
});
