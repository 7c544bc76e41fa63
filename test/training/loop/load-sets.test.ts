import { describe, expect, it } from 'vitest';
import { partitionOf } from '#training/datasets/split.ts';
import { smallSets } from '../small-run.ts';

describe('loadSets', () => {
  it('keeps every writer on one side of the split and counts what training sees', async () => {
    const { train, validation, used } = await smallSets();
    const writers = (sets: typeof train) => [
      ...new Set(sets.flatMap(({ classes }) => classes.map(({ writer }) => writer))),
    ];
    expect(writers(train).map(partitionOf)).toEqual(Array(4).fill('train'));
    expect(writers(validation).map(partitionOf)).toEqual(Array(4).fill('validation'));
    expect(used).toMatchObject([{ name: 'synthetic', classes: 8, images: 80, unreadable: [] }]);
  });
});
