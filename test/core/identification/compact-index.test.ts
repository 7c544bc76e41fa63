import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompactIndex } from '#core/identification/compact-index.ts';
import { subjectIdSchema } from '#core/ids.ts';
import { nearest, numbers, people, referenceId, unit } from '#test/support/made-up-people.ts';

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
