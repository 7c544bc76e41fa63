import { describe, expect, it } from 'vitest';
import { canBeName } from '#console/parts/subject-names.ts';
import { subjectIdSchema } from '#core/ids.ts';

describe('the name of a subject', () => {
  it.each([
    'a',
    'Ada',
    '0042',
    'ada.lovelace@bank-1_x',
    'x'.repeat(128),
    'x'.repeat(129),
    'ü',
    'a b',
    '.a',
    '-',
    '',
  ])('is what the service takes it for: %s', (name) => {
    expect(canBeName(name)).toBe(subjectIdSchema.safeParse(name).success);
  });
});
