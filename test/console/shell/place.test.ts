import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, placeOf } from '#console/shell/place.ts';

describe('a place in the console', () => {
  it('is named by the fragment of an address', () => {
    expect(placeOf('#/people/ada')).toEqual({ page: 'people', rest: ['ada'] });
    expect(placeOf('')).toEqual({ page: '', rest: [] });
  });

  it('is found again by its name, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(fc.string({ minLength: 1 })), (page, rest) => {
        expect(placeOf(hashOf(page, ...rest))).toEqual({ page, rest });
      }),
    );
  });
});
