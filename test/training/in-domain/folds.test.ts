import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TooFewWritersError } from '#training/in-domain/errors.ts';
import { dealFolds } from '#training/in-domain/folds.ts';
import { Random } from '#training/random/random.ts';

const people = (writers: number) =>
  Array.from({ length: 2 * writers }, (_, i) => ({ person: `${i}`, writer: `${i % writers}` }));

describe('dealFolds', () => {
  it('measures everybody once and never by what learned from the same writer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 0, max: 20 }),
        fc.nat(),
        (folds, more, seed) => {
          const all = people(2 * folds + more);
          const dealt = dealFolds('set', all, folds, new Random(seed));
          expect(
            dealt
              .flatMap(({ measured }) => measured)
              .map(({ person }) => person)
              .sort(),
          ).toEqual(all.map(({ person }) => person).sort());
          for (const { learned, measured } of dealt) {
            expect(learned.length + measured.length).toBe(all.length);
            const writers = new Set(learned.map(({ writer }) => writer));
            expect(measured.some(({ writer }) => writers.has(writer))).toBe(false);
            expect(new Set(measured.map(({ writer }) => writer)).size).toBeGreaterThanOrEqual(2);
          }
        },
      ),
    );
  });

  it('refuses folds in which somebody would be alone', () => {
    expect(() => dealFolds('set', people(9), 5, new Random(1))).toThrow(TooFewWritersError);
  });
});
