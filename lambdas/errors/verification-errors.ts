import { CountersignError } from '#core/errors/countersign-error.ts';

/** The subject has no verification of that id; another tenant's verification answers the same. */
export class VerificationUnknownError extends CountersignError {
  readonly code = 'verification-unknown';

  constructor() {
    super('There is no such verification.', {
      remedy: 'Check subject and id; a record is removed when its retention is over.',
    });
  }
}

/** The verification never waited for a person. */
export class ReviewUnknownError extends CountersignError {
  readonly code = 'review-unknown';

  constructor() {
    super('This verification is not one for a person to look at.', {
      remedy: 'GET /v1/reviews lists those that are.',
    });
  }
}

/** Somebody has recorded an outcome already. */
export class ReviewClosedError extends CountersignError {
  readonly code = 'review-closed';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The review has an outcome already.', {
      ...details,
      remedy: 'Whoever recorded it can take it back for ten minutes.',
    });
  }
}

/** The outcome is somebody else's, is too old to be taken back, or was taken back already. */
export class OutcomeFinalError extends CountersignError {
  readonly code = 'outcome-final';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('There is no outcome that this caller can still take back.', {
      ...details,
      remedy: 'An outcome can be taken back for ten minutes, by whoever recorded it.',
    });
  }
}

/** Fewer references than the subject's policy asks for before anything is decided. */
export class TooFewReferencesError extends CountersignError {
  readonly code = 'too-few-references';

  constructor(count: number, required: number) {
    super(`The subject has ${count} references that can be compared with; its policy asks for ${required}.`, {
      remedy: 'Enroll more references.',
    });
  }
}
