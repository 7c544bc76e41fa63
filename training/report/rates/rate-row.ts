import type { EvaluationResult } from '../../evaluation/evaluation.ts';
import { withInterval } from './format-rate.ts';

type Target = keyof EvaluationResult['frrAtFar'];

/** Heads of the columns that `rateRow` fills. */
export const RATE_COLUMNS = [
  'system',
  'k',
  'forgery',
  'EER',
  'own threshold',
  'AUC',
  'FAR 10 %',
  'FAR 1 %',
  'FAR 0.1 %',
  'people',
  'comparisons',
];

/** How one place where a table is shown writes what the places differ in. */
export interface RateRowStyle {
  readonly system: string;
  /** FRR where a FAR is reached. */
  readonly frr: (target: Target) => string;
  /** Stands where there were too few forgeries for a FAR to show. */
  readonly tooFew: string;
}

/** One row of the table of error rates. */
export function rateRow(result: EvaluationResult, { system, frr, tooFew }: RateRowStyle): string[] {
  // Fewer forgeries than one over the rate cannot show it.
  const atFar = (target: Target) => (result.forgeryComparisons * Number(target) < 1 ? tooFew : frr(target));
  return [
    ...[system, `${result.references}`, result.forgery],
    withInterval(result.eer, result.eerInterval, result.eerBound),
    withInterval(result.perUserEer, result.perUserEerInterval),
    result.auc.toFixed(4),
    ...(['0.1', '0.01', '0.001'] as const).map(atFar),
    ...[`${result.people}`, `${result.comparisons}`],
  ];
}
