import { describe, expect, it } from 'vitest';
import type { PreparedSet } from '#training/datasets/prepared-set.ts';
import { poolImages } from '#training/samplers/image-pool.ts';

const size = { width: 2, height: 1 };
const shared = (...levels: number[]) => {
  const pixels = new Uint8Array(new SharedArrayBuffer(levels.length));
  pixels.set(levels);
  return pixels;
};

/** Two pictures of two people, with one other capture of each. */
function setIn(folder: string): PreparedSet {
  const person = (writer: string, first: number) => ({
    id: `${writer}/genuine`,
    writer,
    family: writer,
    forged: false,
    first,
    count: 1,
  });
  return {
    id: `${folder}/people`,
    name: 'people',
    size,
    classes: [person('ann', 0), person('bob', 1)],
    unreadable: [],
    pixels: shared(1, 2, 3, 4),
    variants: [shared(11, 12, 13, 14)],
  };
}

describe('poolImages', () => {
  it('keeps two folders of one name apart', () => {
    const { classes } = poolImages([setIn('/first'), setIn('/second')], size);
    expect(classes.map(({ set, first }) => [set, first])).toEqual([
      ['/first/people', 0],
      ['/first/people', 1],
      ['/second/people', 2],
      ['/second/people', 3],
    ]);
  });

  it('takes every capture of the classes that are left, in one order', () => {
    const set = setIn('/first');
    const pool = poolImages([{ ...set, classes: set.classes.slice(1) }], size);
    expect(pool.layers.map((layer) => [...layer])).toEqual([
      [3, 4],
      [13, 14],
    ]);
  });

  it('takes as many captures as every set has', () => {
    const pool = poolImages([setIn('/first'), { ...setIn('/second'), variants: [] }], size);
    expect(pool.layers.map((layer) => [...layer])).toEqual([[1, 2, 3, 4, 1, 2, 3, 4]]);
  });
});
