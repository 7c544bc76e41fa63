import { CountersignError } from '#core/errors/countersign-error.ts';

/** Nobody of that name is enrolled for this tenant; another tenant's subject answers the same. */
export class SubjectUnknownError extends CountersignError {
  readonly code = 'subject-unknown';

  constructor() {
    super('There is no such subject.', { remedy: 'Enroll references for the subject first.' });
  }
}

/** The subject is there, but none of its references can be compared with. */
export class ReferencesMissingError extends CountersignError {
  readonly code = 'references-missing';

  constructor() {
    super('The subject has no reference that can be compared with.', {
      remedy: 'Enroll references, or accept those that are held.',
    });
  }
}

/** More references than a subject may have. */
export class TooManyReferencesError extends CountersignError {
  readonly code = 'too-many-references';

  constructor(count: number, limit: number) {
    super(`The subject would have ${count} references; at most ${limit} are kept.`, {
      remedy: 'Send fewer images, or remove references that are no longer wanted.',
    });
  }
}

/** The subject was changed, created or erased by another request at the same moment. */
export class SubjectChangedError extends CountersignError {
  readonly code = 'subject-changed';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The subject was changed by another request; nothing was written.', {
      ...details,
      remedy: 'Send the request again.',
    });
  }
}

/** The bucket refused to remove some of a subject's images; everything else of the erasure waits for them. */
export class ImagesNotErasedError extends CountersignError {
  readonly code = 'images-not-erased';

  constructor(count: number) {
    super(`${count} stored images could not be removed; the subject stays locked.`, {
      remedy: 'Send the erasure again; it goes on where it stopped.',
    });
  }
}

/** The tenant has no erasure receipt of that name. */
export class ReceiptUnknownError extends CountersignError {
  readonly code = 'receipt-unknown';

  constructor() {
    super('There is no such receipt.', { remedy: 'List the receipts to see which there are.' });
  }
}
