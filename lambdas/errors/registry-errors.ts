import { CountersignError } from '#core/errors/countersign-error.ts';
import { ModelError } from '#core/errors/model-errors.ts';
import type { ModelVersion } from '#core/ids.ts';

/** No model was ever made active in this deployment. */
export class NoActiveModelError extends ModelError {
  readonly code = 'model-none-active';

  constructor() {
    super('This deployment has no active model.', { remedy: 'Publish one with `countersign publish`.' });
  }
}

/** No such version was ever published. */
export class ModelUnknownError extends CountersignError {
  readonly code = 'model-unknown';

  constructor() {
    super('There is no such model.', { remedy: 'List the published models.' });
  }
}

/** The version was published before with other content; versions are immutable. */
export class ModelVersionTakenError extends ModelError {
  readonly code = 'model-version-taken';

  constructor(version: ModelVersion, file: string) {
    super(`Model version ${version} is already published with another ${file}.`, {
      remedy: 'Give the new model a version of its own.',
    });
  }
}

/** The active version was moved by somebody else meanwhile. */
export class ActiveModelChangedError extends ModelError {
  readonly code = 'model-active-changed';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The active model was changed by somebody else meanwhile.', {
      ...details,
      remedy: 'Look at the active model and decide again.',
    });
  }
}

/** Not every reference has an embedding by the version, so nobody could be verified with it at once. */
export class ModelNotReadyError extends CountersignError {
  readonly code = 'model-not-ready';

  constructor(version: ModelVersion, details: { readonly cause?: unknown } = {}) {
    super(`The references are not embedded by model version ${version}.`, {
      ...details,
      remedy: 'Have them embedded first: start a retraining from the step `reembed`.',
    });
  }
}

/** There is no version to go back to. */
export class NoPreviousModelError extends CountersignError {
  readonly code = 'no-previous-model';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('There is no previous model whose embeddings are still kept.', {
      ...details,
      remedy: 'Promote a published version instead; GET /v1/models lists them.',
    });
  }
}

/** The version was published without an evaluation. */
export class ModelEvaluationMissingError extends CountersignError {
  readonly code = 'model-evaluation-missing';

  constructor() {
    super('This model was published without an evaluation.', {
      remedy: 'Evaluate it with `countersign evaluate` and publish it under a version of its own.',
    });
  }
}
