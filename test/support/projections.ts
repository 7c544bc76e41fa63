import { expect } from 'vitest';
import { Random } from '#training/random/random.ts';

/** Seed of the directions, so that answers which were written down stay comparable. */
const SEED = 8;
/** Digits to which answers are written down. */
const DIGITS = 3;

/**
 * Expects a vector that gave such products with a few random directions when they were written down: hardly any change of
 * any entry leaves all of them as they were.
 */
export function expectProjections(
  vector: Float32Array | Uint8Array,
  answers: readonly [number, number, number],
): void {
  const random = new Random(SEED);
  for (const answer of answers) {
    let product = 0;
    for (const value of vector) product += value * random.normal();
    expect(product).toBeCloseTo(answer, DIGITS);
  }
}
