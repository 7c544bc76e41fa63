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
      vector: unit(next, size, center),
    }));
  }).flat();
}

/** Brute force: subjects by the distance of their nearest reference. */
function nearest(references: readonly IndexedReference[], query: Float32Array, wanted: number): SubjectId[] {
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
          const query = unit(numbers(seed + 1), size, references[0]?.vector);
          const candidates = new CompactIndex(references, size).candidates(query, wanted);

          expect(candidates).toEqual(expect.arrayContaining(nearest(references, query, wanted)));
        },
      ),
    );
  });

  it('misses none of them among thousands either, and looks at few besides', () => {
    const size = 256;
    const references = people(7, 2000, 3, size);
    const index = new CompactIndex(references, size);
    const query = unit(numbers(8), size, references[0]?.vector);
    const candidates = index.candidates(query, 10);

    expect(candidates).toEqual(expect.arrayContaining(nearest(references, query, 10)));
    expect(candidates.length).toBeLessThan(20);
    expect(index.bytes).toBeLessThan(0.5 * references.length * size * Float32Array.BYTES_PER_ELEMENT);
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
        expect(index.people).toBe(new Set(left.map(({ subject }) => subject)).size);
        expect(index.candidates(query, 5)).toEqual(expect.arrayContaining(nearest(left, query, 5)));
        expect(index.candidates(query, 5).every((id) => left.some(({ subject }) => subject === id))).toBe(
          true,
        );
      }),
    );
  });

  it('keeps of a person only the references that are named', () => {
    const index = new CompactIndex(people(3, 3, 3, 48), 48);
    index.keepOnly(subjectIdSchema.parse('person-1'), [referenceId(4)]);
    index.keepOnly(subjectIdSchema.parse('person-2'), []);

    expect([index.count, index.people]).toEqual([4, 2]);
    expect([3, 4, 5, 6, 7, 8].map((n) => index.has(referenceId(n)))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('finds as many as are wanted where each person has more references than are looked at at once', () => {
    const references = people(5, 4, 100, 48);
    const index = new CompactIndex(references, 48);
    const query = unit(numbers(6), 48, references[0]?.vector);

    expect(index.candidates(query, 2).slice(0, 2).sort()).toEqual(nearest(references, query, 2).sort());
  });

  it('finds nobody where nobody is enrolled', () => {
    expect(new CompactIndex([], 128).candidates(unit(numbers(1), 128), 5)).toEqual([]);
  });
});
