import { cosine } from './cosine.ts';
import type { Distance } from './distance.ts';
import { euclidean } from './euclidean.ts';
import { squaredEuclidean } from './squared-euclidean.ts';

/** The distances that a configuration can name. */
export const distancesByName = {
  'squared-euclidean': squaredEuclidean,
  euclidean,
  cosine,
} satisfies Record<string, Distance>;

export type DistanceName = keyof typeof distancesByName;

export const distanceNames = Object.keys(distancesByName) as [DistanceName, ...DistanceName[]];
