import type { SnapshotSet, TrainingSnapshot } from '#core/retraining/snapshot.ts';
import { partitionOf } from '../../datasets/split.ts';

/** Genuine signatures that make a person measurable: one to enroll, one to verify. */
const FEWEST_GENUINE = 2;

/**
 * What of a snapshot a model is measured on: its benchmarks whole, and of the sets that are learned from the writers
 * whom no training ever sees. A set is left out in which there are no two people to tell apart.
 */
export function heldOut({ sets }: TrainingSnapshot): SnapshotSet[] {
  return sets
    .map((set) => (set.use === 'benchmark' ? set : { ...set, writers: set.writers.filter(isHeldOut) }))
    .filter(({ writers }) => writers.filter(isMeasurable).length > 1);
}

function isHeldOut({ writer }: SnapshotSet['writers'][number]): boolean {
  return partitionOf(writer) === 'validation';
}

function isMeasurable({ images }: SnapshotSet['writers'][number]): boolean {
  return images.filter(({ label }) => label === 'genuine').length >= FEWEST_GENUINE;
}
