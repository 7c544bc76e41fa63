import { CountersignError } from '#core/errors/countersign-error.ts';

/** There are neither data sets nor references that may be learned from. */
export class NothingToLearnFromError extends CountersignError {
  readonly code = 'nothing-to-learn-from';

  constructor() {
    super('There is nothing that a model could learn from.', {
      remedy:
        'Put a data set under `sets/` in the bucket of data sets, or enroll people who consent to training.',
    });
  }
}

/** What was measured is not of the models that are to be compared. */
export class MeasurementsMismatchedError extends CountersignError {
  readonly code = 'measurements-mismatched';

  constructor(measured: string, expected: string) {
    super(`The measurements are of ${measured}, not of ${expected}.`, { remedy: 'Evaluate again.' });
  }
}
