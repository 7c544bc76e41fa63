import { CountersignError } from '#core/errors/countersign-error.ts';

/** A data set that training cannot use. */
export abstract class DatasetError extends CountersignError {}

/** The folder is not there, or its folders follow no layout that a reader knows. */
export class DatasetLayoutError extends DatasetError {
  readonly code = 'dataset-layout-unknown';

  constructor(source: string, details: { readonly cause?: unknown } = {}) {
    super(`${source} is not a data set that Countersign can read.`, {
      ...details,
      remedy: 'Name a folder laid out as <writer>/genuine/* and <writer>/forged/*, or `synthetic`.',
    });
  }
}

/** No usable image is left once the unreadable ones are skipped. */
export class EmptyDatasetError extends DatasetError {
  readonly code = 'dataset-empty';

  constructor(source: string, unreadable: number) {
    super(`${source} has no image that can be used (${unreadable} could not be read).`, {
      remedy: 'Check that the folders hold images of signatures (PNG, JPEG, WebP or TIFF).',
    });
  }
}

/** With one writer there is nobody to tell apart. */
export class OneWriterError extends DatasetError {
  readonly code = 'dataset-one-writer';

  constructor(source: string) {
    super(`${source} has genuine signatures of one writer only.`, {
      remedy: 'Add signatures of other people: a triplet needs a negative from another class.',
    });
  }
}
