import { CountersignError } from '#core/errors/countersign-error.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import type { QualityFinding } from '#core/quality/findings.ts';

/** The subject has no reference of that id; another tenant's answers the same. */
export class ReferenceUnknownError extends CountersignError {
  readonly code = 'reference-unknown';

  constructor() {
    super('There is no such reference.', { remedy: 'List the references to see which there are.' });
  }
}

/** Only what is held can be accepted. */
export class ReferenceNotHeldError extends CountersignError {
  readonly code = 'reference-not-held';

  constructor() {
    super('The reference is active already.', { remedy: 'Nothing needs to be done.' });
  }
}

/** The picture can be compared, but is not good enough to compare others with for years. */
export class ReferenceQualityError extends ImageError {
  readonly code: string;

  constructor({ code, message }: QualityFinding) {
    super('The picture is not good enough for a reference.', { remedy: message });
    this.code = `reference-${code}`;
  }
}

/** The same picture twice, as the same file or as a rescaled, recompressed or moved copy. */
export class ReferenceDuplicateError extends ImageError {
  readonly code = 'reference-duplicate';

  constructor() {
    super('The picture shows a signature that is enrolled already, or is sent twice.', {
      remedy: 'Send a picture of another signature of the same person.',
    });
  }
}

/** The signature does not look like the person's others. */
export class ReferenceInconsistentError extends ImageError {
  readonly code = 'reference-inconsistent';

  constructor() {
    super("The signature does not look like the person's other references.", {
      remedy:
        'Check whose signature it is; a person who signs in several ways needs a policy that holds outliers.',
    });
  }
}
