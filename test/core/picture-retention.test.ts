import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KEEP_DAYS, keepDaysWithin } from '#core/picture-retention.ts';

it('keeps a picture as long as a rule of expiry allows within the retention, and never longer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (retention) => {
      const days = keepDaysWithin(retention);
      expect(days).toBeLessThanOrEqual(retention);
      expect(KEEP_DAYS.filter((other) => other > days && other <= retention)).toEqual([]);
    }),
    { seed: 41 },
  );
});
