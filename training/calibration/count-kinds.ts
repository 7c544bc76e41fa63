import type { QueryKind } from '../evaluation/trials.ts';
import { CalibrationPeopleError } from './calibration-errors.ts';

/** How many comparisons there are of each kind. @throws CalibrationPeopleError when a kind is missing */
export function countKinds(trials: readonly { readonly kind: QueryKind }[]): Record<QueryKind, number> {
  const comparisons = { genuine: 0, random: 0, skilled: 0 };
  for (const { kind } of trials) comparisons[kind]++;
  if (comparisons.genuine === 0) throw new CalibrationPeopleError('too few genuine signatures');
  if (comparisons.random === 0) throw new CalibrationPeopleError('nobody else to compare with');
  if (comparisons.skilled === 0) throw new CalibrationPeopleError('no skilled forgeries');
  return comparisons;
}
