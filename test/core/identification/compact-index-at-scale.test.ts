import { expect, it } from 'vitest';
import { CompactIndex } from '#core/identification/compact-index.ts';
import { nearest, numbers, people, unit } from '#test/support/made-up-people.ts';

it('CompactIndex misses none of the nearest among thousands, and looks at few besides', () => {
  const size = 256;
  const references = people(7, 2000, 3, size);
  const index = new CompactIndex(references, size);
  const query = unit(numbers(8), size, references[0]?.vector);
  const candidates = index.candidates(query, 10);

  expect(candidates).toEqual(expect.arrayContaining(nearest(references, query, 10)));
  expect(candidates.length).toBeLessThan(20);
  expect(index.bytes).toBeLessThan(0.5 * references.length * size * Float32Array.BYTES_PER_ELEMENT);
});
