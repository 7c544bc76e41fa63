import { InvalidArgumentError } from 'commander';
import { FAR_TARGETS, type FarTarget } from '#core/score/calibration/thresholds.ts';

/** Gathers the values of an option that may be repeated. */
export function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

/** Whole numbers of 1 or more with commas between them; each once, ascending. */
export function referenceCounts(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 1)) {
    throw new InvalidArgumentError('Give whole numbers of 1 or more with commas between them, as in 1,5.');
  }
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** A whole number of 0 or more. */
export function wholeNumber(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new InvalidArgumentError('Give a whole number of 0 or more.');
  }
  return number;
}

/** A whole number of 1 or more. */
export function positiveInteger(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number of 1 or more.');
  return number;
}

/** A number above 0. */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('Give a number above 0.');
  return number;
}

/** One of the FAR targets that models have thresholds for. */
export function farTarget(text: string): FarTarget {
  const target = FAR_TARGETS.find((far) => far === Number(text));
  if (target === undefined) throw new InvalidArgumentError(`Give one of ${FAR_TARGETS.join(', ')}.`);
  return target;
}
