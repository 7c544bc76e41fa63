import { CountersignError } from '#core/errors/countersign-error.ts';

/** The tenant has no batch of that id. */
export class BatchUnknownError extends CountersignError {
  readonly code = 'batch-unknown';

  constructor() {
    super('There is no such batch.', { remedy: 'List the batches; one is forgotten after 30 days.' });
  }
}

/** Only what failed can be taken up again. */
export class BatchNotFailedError extends CountersignError {
  readonly code = 'batch-not-failed';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The batch has not failed.', { ...details, remedy: 'Wait for it, or read its results.' });
  }
}

/** The picture that an item of a batch names is not where it says. */
export class BatchImageMissingError extends CountersignError {
  readonly code = 'batch-image-missing';

  constructor() {
    super("There is no such object under the tenant's prefix.", {
      remedy: 'Put the picture there and start another batch with the item.',
    });
  }
}
