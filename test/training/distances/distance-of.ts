import type { DistanceName } from '#training/distances/by-name.ts';

/** The distances of two embeddings as their definitions read, in double precision. */
const definitions: Record<DistanceName, (a: readonly number[], b: readonly number[]) => number> = {
  'squared-euclidean': (a, b) => sum(a.map((value, i) => (value - (b[i] ?? 0)) ** 2)),
  euclidean: (a, b) => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0))),
  cosine: (a, b) => sum(a.map((value, i) => value * (b[i] ?? 0))) / (Math.hypot(...a) * Math.hypot(...b)),
};

export function distanceOf(name: DistanceName, a: readonly number[], b: readonly number[]): number {
  return definitions[name](a, b);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
