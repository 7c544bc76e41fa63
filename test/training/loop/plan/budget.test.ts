import { describe, expect, it } from 'vitest';
import { progressOf } from '#training/loop/plan/budget.ts';

describe('progressOf', () => {
  it('goes by whichever budget is used up first', () => {
    expect(progressOf({ steps: 100 }, 25, 1e6)).toBe(0.25);
    expect(progressOf({ seconds: 60 }, 25, 30)).toBe(0.5);
    expect(progressOf({ steps: 100, seconds: 60 }, 80, 30)).toBe(0.8);
  });

  it('ends at 1', () => {
    expect(progressOf({ steps: 10 }, 12, 0)).toBe(1);
  });
});
