import { describe, expect, it } from 'vitest';
import { TrainingConfigError } from '#training/config/errors.ts';
import { SearchSpaceError } from '#training/search/errors.ts';
import { trialConfig } from '#training/search/space/trial-config.ts';

const shared = { data: [{ source: 'synthetic:8' }], batch: { classes: 6 } };

describe('trialConfig', () => {
  it('puts a value into a setting that was left out, and keeps the rest of it', () => {
    const { loss, batch } = trialConfig(shared, { 'loss.margin': 0.7 });
    expect(loss).toEqual({ name: 'triplet-margin', margin: 0.7 });
    expect(batch.classes).toBe(6);
  });

  it('puts a value beside what was given', () => {
    expect(trialConfig(shared, { 'batch.samples': 3 }).batch).toMatchObject({ classes: 6, samples: 3 });
  });

  it('reaches into lists', () => {
    const { curriculum } = trialConfig(shared, { 'curriculum.miners.1.from': 0.6 });
    expect(curriculum.miners).toEqual([
      { from: 0, miner: 'batch-all' },
      { from: 0.6, miner: 'batch-hard' },
    ]);
  });

  it('lets what is left out follow a whole setting', () => {
    expect(trialConfig(shared, { loss: { name: 'circle' } }).distance).toBe('cosine');
  });

  it('refuses settings that do not exist and paths that lead through a number', () => {
    expect(() => trialConfig(shared, { 'loss.depth': 1 })).toThrow(TrainingConfigError);
    expect(() => trialConfig(shared, { 'batch.classes.most': 1 })).toThrow(SearchSpaceError);
  });

  it('leaves the shared settings as they are', () => {
    const before = structuredClone(shared);
    trialConfig(shared, { 'batch.classes': 9 });
    expect(shared).toEqual(before);
  });
});
