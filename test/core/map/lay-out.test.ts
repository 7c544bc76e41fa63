import { describe, expect, it } from 'vitest';
import { layOut, type MapPlace } from '#core/map/lay-out.ts';
import { Random } from '#training/random/random.ts';

const SIZE = 32;
const REFERENCES = 5;

/** References of people: each person's lie around a center of their own. */
function references(people: number, spread: number): Float32Array[] {
  const random = new Random('people of a map');
  return Array.from({ length: people }, () => Float32Array.from({ length: SIZE }, () => random.normal()))
    .flatMap((center) => Array.from({ length: REFERENCES }, () => center))
    .map((center) => center.map((value) => random.normal(value, spread)));
}

const personOf = (reference: number) => Math.floor(reference / REFERENCES);
const distance = (a: MapPlace, b: MapPlace) => Math.hypot(a.x - b.x, a.y - b.y);

/** Share of places whose nearest other place is the same person's. */
function shareAmongTheirOwn(places: readonly MapPlace[]): number {
  const own = places.filter((place, i) => {
    const others = places.map((other, j) => ({ j, away: i === j ? Infinity : distance(place, other) }));
    const nearest = others.reduce((best, other) => (other.away < best.away ? other : best));
    return personOf(nearest.j) === personOf(i);
  });
  return own.length / places.length;
}

describe('a map', () => {
  it('keeps together what is alike', () => {
    expect(shareAmongTheirOwn(layOut(references(20, 0.2)))).toBeGreaterThan(0.95);
  });

  it('is the same for the same vectors', () => {
    const vectors = references(4, 0.2);

    expect(layOut(vectors)).toEqual(layOut(vectors));
  });

  it('fills its longer side and stays inside', () => {
    const places = layOut(references(6, 0.5));
    const ranges = (['x', 'y'] as const).map((axis) => {
      const values = places.map((place) => place[axis]);
      return { least: Math.min(...values), most: Math.max(...values) };
    });

    for (const { least, most } of ranges) {
      expect(least).toBeGreaterThanOrEqual(0);
      expect(most).toBeLessThanOrEqual(1);
    }
    expect(Math.max(...ranges.map(({ least, most }) => most - least))).toBeCloseTo(1, 2);
  });

  it('gives away no more than a thousandth of it', () => {
    for (const place of layOut(references(4, 0.5)).flatMap(({ x, y }) => [x, y])) {
      expect(place).toBe(Number(place.toFixed(3)));
    }
  });

  it.each([0, 1, 2, 3, 5, 16])('of %i vectors has as many places', (count) => {
    const places = layOut(references(4, 0.5).slice(0, count));

    expect(places).toHaveLength(count);
    for (const { x, y } of places) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });

  it('takes vectors that are all the same', () => {
    const vector = Float32Array.from({ length: SIZE }, () => 1);
    const places = layOut(Array.from({ length: 20 }, () => vector));

    for (const { x, y } of places) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });
});
