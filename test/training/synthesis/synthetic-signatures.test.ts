import { describe, expect, it } from 'vitest';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeForgery } from '#training/synthesis/write-forgery.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';
import { blurredInk, difference, mean } from './image-difference.ts';

const WRITERS = 24;
const SAMPLES = 5;

const people = Array.from({ length: WRITERS }, (_, index) => {
  const writer = createWriter(11, index);
  const sample = <T>(make: (number: number) => T) =>
    Array.from({ length: SAMPLES }, (_, number) => make(number));
  return {
    genuine: sample((number) => blurredInk(writeGenuine(writer, number))),
    forged: sample((number) => blurredInk(writeForgery(writer, number))),
  };
});

function pairs(items: readonly Float32Array[]): number[] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b) => difference(a, b)));
}

describe('synthetic signatures', () => {
  const within = people.map(({ genuine }) => mean(pairs(genuine)));
  const between = pairs(people.flatMap(({ genuine }) => genuine.slice(0, 1)));
  const forged = people.map(({ genuine, forged }) =>
    mean(genuine.flatMap((a) => forged.map((b) => difference(a, b)))),
  );

  it('of one writer are alike but never equal', () => {
    expect(mean(within)).toBeLessThan(0.6 * mean(between));
    expect(Math.min(...people.flatMap(({ genuine }) => pairs(genuine)))).toBeGreaterThan(0.001);
  });

  it('are imitated worse than their owners repeat them, yet nearer than strangers come', () => {
    expect(mean(forged)).toBeGreaterThan(1.15 * mean(within));
    expect(mean(forged)).toBeLessThan(0.9 * mean(between));
    const fooled = forged.filter((distance, index) => distance <= (within[index] ?? 0)).length;
    expect(fooled).toBeLessThan(WRITERS / 4);
  });

  it('are forged in the same wrong way again and again', () => {
    const together = people.map(({ forged }) => mean(pairs(forged)));
    expect(mean(together)).toBeLessThan(mean(forged));
    expect(mean(together)).toBeGreaterThan(mean(within));
  });

  it('have 300 to 600 pixels on the longer side and ink on every one', () => {
    for (let index = 0; index < 40; index++) {
      const writer = createWriter(5, index);
      for (const image of [writeGenuine(writer, 0), writeForgery(writer, 0)]) {
        const longer = Math.max(image.width, image.height);
        expect(longer).toBeGreaterThanOrEqual(299);
        expect(longer).toBeLessThanOrEqual(600);
        expect(image.pixels.length).toBe(image.width * image.height);
        expect(() => blurredInk(image)).not.toThrow();
      }
    }
  });

  it('follow from seed, writer and sample alone', () => {
    createWriter(3, 1);
    const first = createWriter(3, 2);
    writeGenuine(first, 0);
    expect(writeGenuine(createWriter(3, 2), 7)).toEqual(writeGenuine(first, 7));
    expect(writeForgery(createWriter(3, 2), 7)).toEqual(writeForgery(first, 7));
    expect(createWriter(4, 2).plan).not.toEqual(first.plan);
  });

  it('cover every family', () => {
    const families = new Set(Array.from({ length: 100 }, (_, index) => createWriter(1, index).design.family));
    expect([...families].toSorted()).toEqual(['abjad', 'characters', 'headline', 'name', 'scribble']);
  });
});
