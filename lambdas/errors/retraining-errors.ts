import { CountersignError } from '#core/errors/countersign-error.ts';
import type { RetrainingStep } from '#core/retraining/steps.ts';

/** There never was a retraining of that id. */
export class RetrainingUnknownError extends CountersignError {
  readonly code = 'retraining-unknown';

  constructor() {
    super('There is no such retraining.', { remedy: 'GET /v1/retrainings lists the latest.' });
  }
}

/** One retraining at a time: another one has begun and not ended. */
export class RetrainingRunningError extends CountersignError {
  readonly code = 'retraining-running';

  constructor(running: string) {
    super(`The retraining ${running} has not ended yet.`, {
      remedy: 'Wait for its end, or stop it: POST /v1/retrainings/{retraining}/stop.',
    });
  }
}

/** The deployment has nothing that could retrain. */
export class RetrainingNotDeployedError extends CountersignError {
  readonly code = 'retraining-not-deployed';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('This deployment cannot retrain.', {
      ...details,
      remedy: 'Deploy it with `--context trainingCompute=batch` or `=worker`.',
    });
  }
}

/** A retraining cannot begin with a step whose earlier steps have left nothing. */
export class StepNotReadyError extends CountersignError {
  readonly code = 'step-not-ready';

  constructor(step: RetrainingStep, missing: string) {
    super(`A retraining cannot begin with the step ${step}: ${missing} is missing.`, {
      remedy: 'Begin with an earlier step, or go on with a retraining that has come so far.',
    });
  }
}

/** Nobody is waited for. */
export class RetrainingNotWaitingError extends CountersignError {
  readonly code = 'retraining-not-waiting';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('This retraining does not wait for a person.', {
      ...details,
      remedy: 'Look at its status: it waits only after its gate, and only once.',
    });
  }
}

/** A retraining has ended, so that nothing of it can be stopped. */
export class RetrainingOverError extends CountersignError {
  readonly code = 'retraining-over';

  constructor() {
    super('This retraining has ended.', { remedy: 'Look at its status, which says how.' });
  }
}
