import { squaredEuclidean } from '#core/embedding/distance.ts';
import type { IndexedReference } from '#core/identification/compact-index.ts';
import { type ReferenceId, referenceIdSchema, type SubjectId, subjectIdSchema } from '#core/ids.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference's id by its number. */
export function referenceId(n: number): ReferenceId {
  const digits = n
    .toString()
    .split('')
    .map((digit) => CROCKFORD[Number(digit)]);
  return referenceIdSchema.parse(digits.join('').padStart(26, '0'));
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A random vector of length 1, near another one where one is given. */
export function unit(next: () => number, size: number, near?: Float32Array): Float32Array {
  const vector = Float32Array.from(
    { length: size },
    (_, i) => (next() - 0.5) / (1 + i / 8) + 3 * (near?.[i] ?? 0),
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** References of made-up people, whose own lie near each other. */
export function people(seed: number, count: number, each: number, size: number): IndexedReference[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, person) => {
    const center = unit(next, size);
    return Array.from({ length: each }, (_, i) => ({
      subject: subjectIdSchema.parse(`person-${person}`),
      reference: referenceId(person * each + i),
      vector: unit(next, size, center),
    }));
  }).flat();
}

/** Brute force: subjects by the distance of their nearest reference. */
export function nearest(
  references: readonly IndexedReference[],
  query: Float32Array,
  wanted: number,
): SubjectId[] {
  const distances = new Map<SubjectId, number>();
  for (const { subject, vector } of references) {
    const distance = squaredEuclidean(query, vector);
    distances.set(subject, Math.min(distance, distances.get(subject) ?? Number.POSITIVE_INFINITY));
  }
  return [...distances]
    .sort((a, b) => a[1] - b[1])
    .slice(0, wanted)
    .map(([subject]) => subject);
}
