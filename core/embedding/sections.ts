import { z } from 'zod';
import type { PreparedSignature } from '../image/prepared-signature.ts';
import { BINARY_PATTERNS_SIZE, binaryPatterns } from '../texture/binary-patterns.ts';
import { FINE_PATTERNS_SIZE, finePatterns } from '../texture/fine-patterns.ts';
import { GRADIENT_PAIRS_SIZE, gradientPairs } from '../texture/gradient-pairs.ts';
import { INK_TONES_SIZE, inkTones } from '../texture/ink-tones.ts';

/**
 * The parts of an embedding, in their order; the last four only where pictures are prepared finer than the network's
 * input. A texture that comes to compute something else gets another name, so that embeddings of before and after are
 * never compared.
 */
const SECTION_NAMES = [
  'network',
  'gradient-pairs',
  'binary-patterns',
  'fine-patterns-1',
  'fine-patterns-2',
  'fine-patterns-4',
  'ink-tones',
] as const;
/** Distances at which fine patterns look at a pixel's neighbors, in pixels of the finer picture. */
const FINE_RADII = [1, 2, 4] as const;

/** One part of an embedding: a vector of length 1 that describes the signature in its own way. */
export const sectionSchema = z.strictObject({
  name: z.enum(SECTION_NAMES),
  /** Entries. */
  size: z.int().positive(),
});
export type Section = z.infer<typeof sectionSchema>;

/** A picture of a signature as preprocessing leaves it. */
export type Picture = Pick<PreparedSignature, 'input' | 'size'>;

/** The sections of embeddings whose network gives `networkSize` entries, with fine textures where they are wanted. */
export function sectionsWith(networkSize: number, { fine = false } = {}): Section[] {
  const fineSections: Section[] = [
    ...FINE_RADII.map((radius): Section => ({ name: `fine-patterns-${radius}`, size: FINE_PATTERNS_SIZE })),
    { name: 'ink-tones', size: INK_TONES_SIZE },
  ];
  return [
    { name: 'network', size: networkSize },
    { name: 'gradient-pairs', size: GRADIENT_PAIRS_SIZE },
    { name: 'binary-patterns', size: BINARY_PATTERNS_SIZE },
    ...(fine ? fineSections : []),
  ];
}

/** Whether embeddings of these sections have fine textures. */
export function hasFineTextures(sections: readonly Section[]): boolean {
  return sections.some(({ name }) => name === 'ink-tones');
}

/** Entries of all sections together. */
export function totalSize(sections: readonly Section[]): number {
  return sections.reduce((sum, { size }) => sum + size, 0);
}

/**
 * The embedding of a prepared signature: what the network makes of it, then what is measured of its strokes.
 *
 * @param network the network's output, of length 1
 * @param seen what the network saw
 * @param finer the same signature, prepared finer; absent for embeddings without fine textures
 */
export function joinSections(network: Float32Array, seen: Picture, finer?: Picture): Float32Array {
  return Float32Array.of(
    ...network,
    ...gradientPairs(seen.input, seen.size),
    ...binaryPatterns(seen.input, seen.size),
    ...(finer === undefined ? [] : fineTextures(finer)),
  );
}

function fineTextures({ input, size }: Picture): number[] {
  return [...FINE_RADII.flatMap((radius) => [...finePatterns(input, size, radius)]), ...inkTones(input)];
}
