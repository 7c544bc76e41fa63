import { CountersignError } from '#core/errors/countersign-error.ts';

/** An evaluation that cannot be done as asked for. */
abstract class EvaluationError extends CountersignError {}

/** No person has enough usable genuine signatures for any of the numbers of references. */
export class NobodyEnrolledError extends EvaluationError {
  readonly code = 'evaluation-nobody-enrolled';

  constructor(fewest: number) {
    super(`No person has more than ${fewest} usable genuine signatures, so nothing can be measured.`, {
      remedy: 'Ask for fewer references with --references, or name folders with more signatures a person.',
    });
  }
}

/** Thresholds would be fixed on the very people whose errors are measured. */
export class ValidationOverlapError extends EvaluationError {
  readonly code = 'evaluation-validation-overlap';

  constructor(source: string) {
    super(`${source} is named both as people to measure and as people to fix thresholds on.`, {
      remedy: 'Keep the people apart: name another folder with --validation, or leave it out.',
    });
  }
}
