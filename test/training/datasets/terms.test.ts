import { describe, expect, it } from 'vitest';
import { termsOf } from '#training/datasets/terms.ts';

describe('termsOf', () => {
  it('takes what was stated, then what was published, and never invents any', () => {
    expect(termsOf('/a/cedar', 'cedar', 'written consent')).toBe('written consent');
    expect(termsOf('/a/cedar', 'cedar', undefined)).toMatch(/must not ship/);
    expect(termsOf('/a/bank', 'bank', undefined)).toBe('not stated');
    expect(termsOf('synthetic:20', 'synthetic', undefined)).toMatch(/made by Countersign/);
  });
});
