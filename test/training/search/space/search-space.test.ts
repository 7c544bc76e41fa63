import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';
import { SearchSpaceError } from '#training/search/errors.ts';
import { drawPoints, searchSpaceSchema } from '#training/search/space/search-space.ts';

const grid = { 'loss.margin': [0.1, 0.2, 0.4], seed: [1, 2] };

describe('drawPoints', () => {
  it('gives the whole grid in the order of its axes', () => {
    expect(drawPoints(grid, null, new Random(1))).toEqual([
      { 'loss.margin': 0.1, seed: 1 },
      { 'loss.margin': 0.1, seed: 2 },
      { 'loss.margin': 0.2, seed: 1 },
      { 'loss.margin': 0.2, seed: 2 },
      { 'loss.margin': 0.4, seed: 1 },
      { 'loss.margin': 0.4, seed: 2 },
    ]);
  });

  it('draws points of a grid without repeating, equal ones for equal seeds', () => {
    const drawn = drawPoints(grid, 4, new Random(1));
    expect(drawPoints(grid, 4, new Random(1))).toEqual(drawn);
    expect(new Set(drawn.map((point) => JSON.stringify(point))).size).toBe(4);
    expect(drawPoints(grid, null, new Random(1))).toEqual(expect.arrayContaining(drawn));
  });

  it('draws from ranges within their ends, and as often from every order of magnitude on a log scale', () => {
    const space = searchSpaceSchema.parse({ a: { from: 2, to: 3 }, b: { from: 1e-4, to: 1, scale: 'log' } });
    const drawn = drawPoints(space, 400, new Random(7));
    const values = (path: string) => drawn.map((point) => Number(point[path]));
    expect(Math.min(...values('a'))).toBeGreaterThanOrEqual(2);
    expect(Math.max(...values('a'))).toBeLessThanOrEqual(3);
    const low = values('b').filter((value) => value < 1e-2).length;
    expect(low).toBeGreaterThan(160);
    expect(low).toBeLessThan(240);
  });

  it('draws the same first points however many are drawn from ranges', () => {
    const space = searchSpaceSchema.parse({ a: { from: 0, to: 1 }, b: ['x', 'y'] });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (count) => {
        expect(drawPoints(space, count, new Random(3))).toEqual(
          drawPoints(space, 10, new Random(3)).slice(0, count),
        );
      }),
    );
  });

  it('wants a number of trials where an axis is a range', () => {
    const space = searchSpaceSchema.parse({ a: { from: 0, to: 1 } });
    expect(() => drawPoints(space, null, new Random(1))).toThrow(SearchSpaceError);
  });
});
