import { expect, it } from 'vitest';
import { fuseDistances } from '#core/score/fusion.ts';

it('fuses distances to their mean', () => {
  expect(fuseDistances([0.25])).toBe(0.25);
  expect(fuseDistances([0.5, 1, 3])).toBe(1.5);
});
