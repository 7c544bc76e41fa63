import type { Random } from '../random/random.ts';
import type { DistanceMatrix } from './distance-matrix.ts';
import type { Triplets } from './triplets.ts';

/**
 * Chooses triplets among the members of a batch. `labels[i]` is the class of member i; a member whose label nobody
 * shares can only be a negative. What a miner draws follows from `random`.
 */
export type Miner = (distances: DistanceMatrix, labels: Int32Array, random: Random) => Triplets;
