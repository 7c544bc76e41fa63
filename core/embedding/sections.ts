import { z } from 'zod';
import type { PreparedSignature } from '../image/prepared-signature.ts';
import { BINARY_PATTERNS_SIZE, binaryPatterns } from '../texture/binary-patterns.ts';
import { FINE_PATTERNS_SIZE, finePatterns } from '../texture/fine-patterns.ts';
import { GRADIENT_PAIRS_SIZE, gradientPairs } from '../texture/gradient-pairs.ts';
import { INK_TONES_SIZE, inkTones } from '../texture/ink-tones.ts';

/**
 * The parts of an embedding, in their order. A texture that comes to compute something else gets another name, so that
 * embeddings of before and after are never compared.
 */
const SECTION_NAMES = [
  'network',
  'gradient-pairs',
  'binary-patterns',
  'ink-tones',
  'fine-patterns-1',
  'fine-patterns-2',
  'fine-patterns-4',
] as const;
type SectionName = (typeof SECTION_NAMES)[number];

/**
 * One part of an embedding: a vector that describes the signature in its own way. Its length is 1, but for sections
 * that say by it how far they can be relied on.
 */
export const sectionSchema = z.strictObject({
  name: z.enum(SECTION_NAMES),
  /** Entries. */
  size: z.int().positive(),
});
export type Section = z.infer<typeof sectionSchema>;

/**
 * How closely embeddings look: `coarse` sees what the network sees; `tones` also the tones of a picture that is prepared
 * finer; `patterns` also its fine patterns.
 */
export const DETAILS = ['coarse', 'tones', 'patterns'] as const;
export type Detail = (typeof DETAILS)[number];

/** A picture of a signature as preprocessing leaves it. */
type Picture = Pick<PreparedSignature, 'input' | 'size'>;

/** The same signature as the network saw it and, where embeddings look more closely, prepared finer. */
export interface SectionPictures {
  readonly seen: Picture;
  readonly finer: Picture;
}

const MEASURES: Readonly<
  Record<Exclude<SectionName, 'network'>, (pictures: SectionPictures) => Float32Array>
> = {
  'gradient-pairs': ({ seen }) => gradientPairs(seen.input, seen.size),
  'binary-patterns': ({ seen }) => binaryPatterns(seen.input, seen.size),
  'ink-tones': ({ finer }) => inkTones(finer.input, finer.size),
  'fine-patterns-1': ({ finer }) => finePatterns(finer.input, finer.size, 1),
  'fine-patterns-2': ({ finer }) => finePatterns(finer.input, finer.size, 2),
  'fine-patterns-4': ({ finer }) => finePatterns(finer.input, finer.size, 4),
};

/** The sections of embeddings whose network gives `networkSize` entries. */
export function sectionsWith(networkSize: number, detail: Detail = 'coarse'): Section[] {
  const sections: Section[] = [
    { name: 'network', size: networkSize },
    { name: 'gradient-pairs', size: GRADIENT_PAIRS_SIZE },
    { name: 'binary-patterns', size: BINARY_PATTERNS_SIZE },
  ];
  if (detail !== 'coarse') sections.push({ name: 'ink-tones', size: INK_TONES_SIZE });
  if (detail === 'patterns') {
    for (const radius of [1, 2, 4] as const) {
      sections.push({ name: `fine-patterns-${radius}`, size: FINE_PATTERNS_SIZE });
    }
  }
  return sections;
}

/** Whether embeddings of these sections look at pictures that are prepared finer than the network's input. */
export function needsFinerPictures(sections: readonly Section[]): boolean {
  return sections.some(({ name }) => name === 'ink-tones');
}

/** Whether a section says by its length how far it can be relied on. */
export function carriesReliability(name: SectionName): boolean {
  return name === 'ink-tones';
}

/** Entries of all sections together. */
export function totalSize(sections: readonly Section[]): number {
  return sections.reduce((sum, { size }) => sum + size, 0);
}

/**
 * The embedding of a prepared signature: what the network makes of it, then what is measured of its strokes.
 *
 * @param network the network's output, of length 1
 * @param sections those of the embedding
 */
export function joinSections(
  network: Float32Array,
  sections: readonly Section[],
  pictures: SectionPictures,
): Float32Array {
  return Float32Array.of(
    ...sections.flatMap(({ name }) => [...(name === 'network' ? network : MEASURES[name](pictures))]),
  );
}
