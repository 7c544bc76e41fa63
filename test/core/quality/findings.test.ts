import { describe, expect, it } from 'vitest';
import { qualityFindingSchema } from '#core/quality/findings.ts';

/** Findings that callers are told of and that stay in records: taking one away makes old records unreadable. */
const CODES = [
  'low-resolution',
  'low-contrast',
  'ink-touches-edge',
  'clipped',
  'several-signatures',
  'very-sparse-ink',
  'very-dense-ink',
  'dark-background',
];

describe('qualityFindingSchema', () => {
  it.each(CODES)('takes %s', (code) => {
    expect(qualityFindingSchema.parse({ code, message: 'x' })).toEqual({ code, message: 'x' });
  });

  it('takes no other code, and nothing but code and message', () => {
    expect(qualityFindingSchema.safeParse({ code: '', message: 'x' }).success).toBe(false);
    expect(qualityFindingSchema.safeParse({ code: 'clipped' }).success).toBe(false);
    expect(qualityFindingSchema.safeParse({ code: 'clipped', message: 'x', score: 1 }).success).toBe(false);
  });
});
