import { createHash } from 'node:crypto';

export type Partition = 'train' | 'validation';

/** Share of the writers that validation gets. */
const VALIDATION_SHARE = 0.1;

/**
 * The side of the writer-disjoint split that a writer is on: a function of the writer's name alone, so adding or
 * removing people moves nobody else.
 */
export function partitionOf(writer: string): Partition {
  const digest = createHash('sha256').update(`split/${writer}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < VALIDATION_SHARE ? 'validation' : 'train';
}
