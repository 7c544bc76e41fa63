import fc from 'fast-check';
import { ulid } from 'ulidx';
import { describe, expect, it } from 'vitest';
import { verificationIdSchema } from '#core/ids.ts';
import { idsWithin, rangeFrom } from '#lambdas/stores/verifications/verification-range.ts';

const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');
const moment = fc.integer({ min: 0, max: LAST_MOMENT });
const idAt = (time: number) => verificationIdSchema.parse(ulid(time));
const text = (time: number) => new Date(time).toISOString();

describe('idsWithin', () => {
  it('holds exactly the ids made from the first to the last millisecond of a period', () => {
    fc.assert(
      fc.property(moment, moment, moment, (from, to, at) => {
        const { first, last } = idsWithin({ from: text(from), to: text(to) });
        const id = idAt(at);
        expect(first <= id && id <= last).toBe(from <= at && at <= to);
      }),
      { seed: 51 },
    );
  });

  it('holds every id where nothing is said, and none before 1970', () => {
    const { first, last } = idsWithin({});
    for (const id of [idAt(0), idAt(LAST_MOMENT)]) expect(first < id && id < last).toBe(true);
    expect(idsWithin({ to: '0001-01-01T00:00:00Z' }).last < idAt(1)).toBe(true);
  });
});

describe('rangeFrom', () => {
  it('begins with the id of the page and never leaves the period', () => {
    fc.assert(
      fc.property(moment, moment, moment, fc.boolean(), (from, to, at, newestFirst) => {
        const range = idsWithin({ from: text(from), to: text(to) });
        const page = idAt(at);
        const rest = rangeFrom(range, page, newestFirst);
        expect(rest.first >= range.first && rest.last <= range.last).toBe(true);
        if (page >= range.first && page <= range.last)
          expect(newestFirst ? rest.last : rest.first).toBe(page);
      }),
      { seed: 52 },
    );
  });
});
