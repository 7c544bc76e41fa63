import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squaredEuclidean } from '#core/embedding/distance.ts';
import { CompactIndex, type IndexedReference } from '#core/identification/compact-index.ts';
import { type ReferenceId, referenceIdSchema, type SubjectId, subjectIdSchema } from '#core/ids.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function referenceId(n: number): ReferenceId {
  const digits = n
    .toString()
    .split('')
    .map((digit) => CROCKFORD[Number(digit)]);
  return referenceIdSchema.parse(digits.join('').padStart(26, '0'));
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function unit(next: () => number, size: number, near?: Float32Array): Float32Array {
  const vector = Float32Array.from(
    { length: size },
    (_, i) => (next() - 0.5) / (1 + i / 8) + 3 * (near?.[i] ?? 0),
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function people(seed: number, count: number, each: number, size: number): IndexedReference[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, person) => {
    const center = unit(next, size);
    return Array.from({ length: each }, (_, i) => ({
      subject: subjectIdSchema.parse(`person-${person}`),
      reference: referenceId(person * each + i),
      embedding: unit(next, size, center),
    }));
  }).flat();
}

/** Brute force: subjects by the distance of their nearest reference. */
function nearest(references: readonly IndexedReference[], query: Float32Array, wanted: number): SubjectId[] {
  const distances = new Map<SubjectId, number>();
  for (const { subject, embedding } of references) {
    const distance = squaredEuclidean(query, embedding);
    distances.set(subject, Math.min(distance, distances.get(subject) ?? Number.POSITIVE_INFINITY));
  }
  return [...distances]
    .sort((a, b) => a[1] - b[1])
    .slice(0, wanted)
    .map(([subject]) => subject);
}

describe('CompactIndex', () => {
  it('never misses one of the nearest subjects', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer(),
          count: fc.integer({ min: 1, max: 60 }),
          each: fc.integer({ min: 1, max: 4 }),
          size: fc.constantFrom(8, 32, 48, 128),
          wanted: fc.integer({ min: 1, max: 12 }),
        }),
        ({ seed, count, each, size, wanted }) => {
          const references = people(seed, count, each, size);
          const query = unit(numbers(seed + 1), size, references[0]?.embedding);
          const candidates = new CompactIndex(references, size).candidates(query, wanted);

          expect(candidates).toEqual(expect.arrayContaining(nearest(references, query, wanted)));
        },
      ),
    );
  });

  it('looks at few subjects besides', () => {
    const references = people(7, 2000, 3, 128);
    const index = new CompactIndex(references, 128);
    const candidates = index.candidates(unit(numbers(8), 128, references[0]?.embedding), 10);

    expect(candidates.length).toBeGreaterThanOrEqual(10);
    expect(candidates.length).toBeLessThan(20);
    expect(index.bytes).toBeLessThan(0.5 * references.length * 128 * Float32Array.BYTES_PER_ELEMENT);
  });

  it('follows what is added, replaced and removed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.nat({ max: 59 }), { maxLength: 40 }), (seed, gone) => {
        const before = people(seed, 10, 2, 48);
        const after = people(seed + 1, 30, 2, 48);
        const index = new CompactIndex(before, 48);
        for (const reference of after) index.add(reference);
        for (const place of gone) index.remove(referenceId(place));
        const left = after.filter((_, place) => !gone.includes(place));
        const query = unit(numbers(seed), 48);

        expect(index.count).toBe(left.length);
        expect(index.candidates(query, 5)).toEqual(expect.arrayContaining(nearest(left, query, 5)));
        expect(index.candidates(query, 5).every((id) => left.some(({ subject }) => subject === id))).toBe(
          true,
        );
      }),
    );
  });

  it('finds nobody where nobody is enrolled', () => {
    expect(new CompactIndex([], 128).candidates(unit(numbers(1), 128), 5)).toEqual([]);
  });
});
