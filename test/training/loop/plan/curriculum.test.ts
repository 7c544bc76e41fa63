import { describe, expect, it } from 'vitest';
import { curriculumSchema, hardShareAt, minerAt, type Stages } from '#training/loop/plan/curriculum.ts';

const stages: Stages = [
  { from: 0, miner: 'batch-all' },
  { from: 0.2, miner: 'semi-hard' },
  { from: 0.5, miner: 'batch-hard' },
];

describe('curriculum', () => {
  const curriculum = curriculumSchema.parse({ miners: stages, hardShare: 0.6, hardRise: 0.5 });

  it('mines harder from stage to stage', () => {
    expect([0, 0.19, 0.2, 0.5, 1].map((progress) => minerAt(stages, progress))).toEqual([
      'batch-all',
      'batch-all',
      'semi-hard',
      'batch-hard',
      'batch-hard',
    ]);
  });

  it('raises the share of hard families and keeps it', () => {
    expect([0, 0.25, 0.5, 1].map((progress) => hardShareAt(curriculum, progress))).toEqual([
      0, 0.3, 0.6, 0.6,
    ]);
  });

  it('refuses stages out of order and a late beginning', () => {
    expect(curriculumSchema.safeParse({ miners: [stages[0], stages[2], stages[1]] }).success).toBe(false);
    expect(curriculumSchema.safeParse({ miners: [stages[1]] }).success).toBe(false);
  });
});
