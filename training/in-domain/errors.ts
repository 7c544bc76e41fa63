import { CountersignError } from '#core/errors/countersign-error.ts';

/** There are not enough writers to leave some out and learn from the others. */
export class TooFewWritersError extends CountersignError {
  readonly code = 'cross-validation-writers-insufficient';

  constructor(set: string, writers: number, folds: number) {
    super(`${set} has ${writers} writers, too few for ${folds} folds of two or more.`, {
      remedy: 'Name a folder with more writers, or ask for fewer folds with --folds.',
    });
  }
}
