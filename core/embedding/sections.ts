import { z } from 'zod';
import type { InputSize } from '../image/prepared-signature.ts';
import { BINARY_PATTERNS_SIZE, binaryPatterns } from '../texture/binary-patterns.ts';
import { GRADIENT_PAIRS_SIZE, gradientPairs } from '../texture/gradient-pairs.ts';

/**
 * The parts of an embedding, in their order. A texture that comes to compute something else gets another name, so that
 * embeddings of before and after are never compared.
 */
const SECTION_NAMES = ['network', 'gradient-pairs', 'binary-patterns'] as const;

/** One part of an embedding: a vector of length 1 that describes the signature in its own way. */
export const sectionSchema = z.strictObject({
  name: z.enum(SECTION_NAMES),
  /** Entries. */
  size: z.int().positive(),
});
export type Section = z.infer<typeof sectionSchema>;

/** The sections of embeddings whose network gives `networkSize` entries. */
export function sectionsWith(networkSize: number): Section[] {
  return [
    { name: 'network', size: networkSize },
    { name: 'gradient-pairs', size: GRADIENT_PAIRS_SIZE },
    { name: 'binary-patterns', size: BINARY_PATTERNS_SIZE },
  ];
}

/** Entries of all sections together. */
export function totalSize(sections: readonly Section[]): number {
  return sections.reduce((sum, { size }) => sum + size, 0);
}

/**
 * The embedding of a prepared signature: what the network makes of it, then what is measured of its strokes.
 *
 * @param network the network's output, of length 1
 * @param input what the network saw, `height * width` values of ink in 0..1
 */
export function joinSections(network: Float32Array, input: Float32Array, size: InputSize): Float32Array {
  return Float32Array.of(...network, ...gradientPairs(input, size), ...binaryPatterns(input, size));
}
