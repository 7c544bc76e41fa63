import { describe, expect, it } from 'vitest';
import type { ErrorRate } from '#core/model/manifest.ts';
import { QuantizationLossError } from '#training/export/errors.ts';
import { checkQuantizationLoss } from '#training/export/verification/quantization-loss.ts';

const rates = (...eers: readonly number[]): ErrorRate[] =>
  eers.map((eer) => ({
    people: 'people',
    peopleCount: 9,
    references: 5,
    forgery: 'skilled',
    eer,
    comparisons: 90,
  }));

describe('checkQuantizationLoss', () => {
  it('accepts error rates that rise a little, or fall', () => {
    expect(() => checkQuantizationLoss(rates(0.1, 0.2), rates(0.11, 0.21))).not.toThrow();
    expect(() => checkQuantizationLoss(rates(0.1, 0.2), rates(0.05, 0.2))).not.toThrow();
  });

  it('refuses a model that errs clearly more often', () => {
    expect(() => checkQuantizationLoss(rates(0.1, 0.2), rates(0.13, 0.25))).toThrow(QuantizationLossError);
  });

  it('refuses to vouch for nothing', () => {
    expect(() => checkQuantizationLoss([], [])).toThrow(QuantizationLossError);
  });
});
