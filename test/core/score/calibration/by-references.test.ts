import { describe, expect, it } from 'vitest';
import { forReferences, isAscending } from '#core/score/calibration/by-references.ts';

const list = (...counts: number[]) => counts.map((references) => ({ references }));

describe('isAscending', () => {
  it.each([[[1]], [[1, 2]], [[1, 3, 10]]])('takes %j', (counts) => {
    expect(isAscending(list(...counts))).toBe(true);
  });

  it.each([[[]], [[2]], [[2, 3]], [[1, 1]], [[1, 3, 2]], [[1, 5, 5]]])('does not take %j', (counts) => {
    expect(isAscending(list(...counts))).toBe(false);
  });
});

describe('forReferences', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 3],
    [9, 3],
    [10, 10],
    [500, 10],
  ])('gives for %i references the entry of %i', (count, entry) => {
    expect(forReferences(list(1, 3, 10), count).references).toBe(entry);
  });

  it('throws RangeError, saying for what, below the first entry', () => {
    expect(() => forReferences(list(1, 3), 0)).toThrow(new RangeError('nothing is listed for 0 references'));
  });
});
