import { carriesReliability, type Section } from '../embedding/sections.ts';
import type { EvidenceScale } from './calibration/calibration.ts';

/** An embedding as evidence takes it. */
export interface ReadEmbedding {
  /** The entries, those of a section that says its reliability by its length brought to length 1. */
  readonly directions: Float32Array;
  /** How far each section can be relied on, in 0..1. */
  readonly reliabilities: readonly number[];
}

/** Tells what a section describes from how far it can be relied on. */
export function readSections(embedding: Float32Array, sections: readonly Section[]): ReadEmbedding {
  const directions = embedding.slice();
  let first = 0;
  const reliabilities = sections.map(({ name, size }) => {
    const section = directions.subarray(first, first + size);
    first += size;
    if (!carriesReliability(name)) return 1;
    const length = Math.hypot(...section);
    if (length > 0) for (const [i, entry] of section.entries()) section[i] = entry / length;
    return Math.min(1, length);
  });
  return { directions, reliabilities };
}

/** The same embedding, relied on as far as another can be. */
export function asReliableAs(
  embedding: Float32Array,
  other: Float32Array,
  sections: readonly Section[],
): Float32Array {
  const { directions } = readSections(embedding, sections);
  const { reliabilities } = readSections(other, sections);
  let first = 0;
  for (const [section, { size }] of sections.entries()) {
    const reliability = reliabilities[section] ?? 1;
    for (let i = first; i < first + size; i++) directions[i] = reliability * (directions[i] ?? 0);
    first += size;
  }
  return directions;
}

/** Reads embeddings that are laid out as evidence is measured. */
export function readerFor(scales: EvidenceScale['sections']): (embedding: Float32Array) => ReadEmbedding {
  const sections = scales.map(({ name, cohortVariance }) => ({ name, size: cohortVariance.length }));
  return (embedding) => readSections(embedding, sections);
}

/** How far a section of several embeddings, of which there is at least one, can be relied on. */
export function meanReliability(embeddings: readonly ReadEmbedding[], section: number): number {
  const sum = embeddings.reduce((total, { reliabilities }) => total + (reliabilities[section] ?? 1), 0);
  return sum / embeddings.length;
}
