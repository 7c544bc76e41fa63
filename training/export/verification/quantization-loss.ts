import type { ErrorRate } from '#core/model/manifest.ts';
import { QuantizationLossError } from '../errors.ts';

/** Most that the mean of the equal error rates may rise by when kernels become int8. */
const LOSS_LIMIT = 0.02;

/**
 * Compares the error rates of a network and of its quantized graph, measured on the same comparisons.
 *
 * @throws QuantizationLossError when the graph errs clearly more often
 */
export function checkQuantizationLoss(exact: readonly ErrorRate[], quantized: readonly ErrorRate[]): void {
  const loss = meanRate(quantized) - meanRate(exact);
  if (!(loss < LOSS_LIMIT)) throw new QuantizationLossError(loss, LOSS_LIMIT);
}

function meanRate(rates: readonly ErrorRate[]): number {
  return rates.reduce((sum, { eer }) => sum + eer, 0) / rates.length;
}
