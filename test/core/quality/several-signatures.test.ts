import { describe, expect, it } from 'vitest';
import type { InkMask } from '#core/image/ink/ink.ts';
import { hasSeveralSignatures } from '#core/quality/several-signatures.ts';
import { type Block, flipped, maskOf, transposed } from '#test/support/ink-masks.ts';

const [WIDTH, HEIGHT] = [160, 60];

const PLACED: readonly (readonly [string, (mask: InkMask) => InkMask])[] = [
  ['side by side', (mask) => mask],
  ['side by side, the page upside down', flipped],
  ['one above the other', transposed],
  ['one below the other', (mask) => transposed(flipped(mask))],
];

describe.each(PLACED)('two groups of ink %s', (_, placed) => {
  const areSeveral = (...blocks: readonly Block[]) =>
    hasSeveralSignatures(placed(maskOf(WIDTH, HEIGHT, blocks)));

  it('are two signatures from a gap of 0.8 heights on', () => {
    expect(areSeveral([10, 5, 20, 20], [46, 5, 20, 20])).toBe(true);
    expect(areSeveral([10, 5, 20, 20], [45, 5, 20, 20])).toBe(false);
    expect(areSeveral([0, 5, 20, 20], [36, 30, 20, 20])).toBe(true);
  });

  it('are one where the smaller reaches less than 0.4 of the larger', () => {
    expect(areSeveral([10, 5, 20, 20], [60, 5, 20, 8])).toBe(true);
    expect(areSeveral([10, 5, 20, 20], [60, 5, 20, 7])).toBe(false);
    expect(areSeveral([10, 5, 20, 7], [60, 5, 20, 20])).toBe(false);
  });

  it('are one where either has less than a fifth of the ink', () => {
    expect(areSeveral([10, 5, 20, 20], [60, 5, 5, 20])).toBe(true);
    expect(areSeveral([10, 5, 20, 20], [60, 5, 4, 20])).toBe(false);
    expect(areSeveral([10, 5, 4, 20], [60, 5, 20, 20])).toBe(false);
  });

  it('are told apart at the widest gap, and what lies before and behind them does not count', () => {
    expect(areSeveral([40, 5, 10, 20], [55, 5, 10, 20], [100, 5, 20, 20])).toBe(true);
    expect(areSeveral([40, 5, 20, 20], [80, 5, 10, 20], [95, 5, 10, 20])).toBe(true);
    expect(areSeveral([60, 5, 20, 20])).toBe(false);
  });
});

describe('the height that a gap is measured by', () => {
  it('is that of the taller signature, and not its width', () => {
    const sideBySide = maskOf(WIDTH, HEIGHT, [
      [0, 0, 60, 10],
      [68, 0, 60, 10],
    ]);
    expect(hasSeveralSignatures(sideBySide)).toBe(true);
    const below = maskOf(WIDTH, HEIGHT, [
      [0, 0, 100, 10],
      [0, 22, 100, 15],
    ]);
    expect(hasSeveralSignatures(below)).toBe(true);
    const close = maskOf(WIDTH, HEIGHT, [
      [0, 0, 100, 10],
      [0, 21, 100, 15],
    ]);
    expect(hasSeveralSignatures(close)).toBe(false);
  });
});
