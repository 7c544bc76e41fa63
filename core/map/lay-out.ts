import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { UMAP } from 'umap-js';

/** A place on a map, both coordinates of 0 to 1. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** Nearest neighbors, itself included, that a vector is kept near: some three people's references. */
const NEIGHBORS = 15;
/** How closely alike vectors are packed, in units of the map before it is scaled. */
const LEAST_DISTANCE = 0.3;
const SEED = 1;
/** Places finer than this say nothing to the eye. */
const STEPS = 1000;

/**
 * Lays vectors out in the plane so that neighbors stay neighbors (UMAP; McInnes, Healy and Melville 2018). Distances
 * between groups mean little, and axes nothing. The same vectors in the same order get the same places.
 *
 * @param vectors compared by Euclidean distance
 * @returns one place a vector; the longer side of the map is 1, the shorter one lies in its middle
 */
export function layOut(vectors: readonly Float32Array[]): MapPlace[] {
  // Neighbors are what is laid out, and one vector has none.
  if (vectors.length < 2) return vectors.map(() => ({ x: 0.5, y: 0.5 }));
  const random = xoroshiro128plus(SEED);
  const umap = new UMAP({
    nNeighbors: Math.min(NEIGHBORS, vectors.length - 1),
    minDist: LEAST_DISTANCE,
    random: () => uniformFloat64(random),
  });
  return scaled(umap.fit(vectors.map((vector) => [...vector])));
}

function scaled(points: readonly number[][]): MapPlace[] {
  const ranges = [0, 1].map((axis) => {
    const values = points.map((point) => point[axis] ?? 0);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { middle: (least + most) / 2, length: most - least };
  });
  const longest = Math.max(...ranges.map(({ length }) => length)) || 1;
  const place = (point: readonly number[], axis: 0 | 1) => {
    const fromMiddle = ((point[axis] ?? 0) - (ranges[axis]?.middle ?? 0)) / longest;
    return Math.round(STEPS * (0.5 + fromMiddle)) / STEPS;
  };
  return points.map((point) => ({ x: place(point, 0), y: place(point, 1) }));
}
