import { CountersignError } from '#core/errors/countersign-error.ts';

/** The folder for synthetic signatures holds something already, or is a file. */
export class FolderNotEmptyError extends CountersignError {
  readonly code = 'synthesis-folder-not-empty';

  constructor(directory: string) {
    super(`${directory} exists and is not an empty folder.`, {
      remedy: 'Name a folder that does not exist yet, or empty this one first.',
    });
  }
}

/** The numbers of writers, signatures or the seed are out of range. */
export class SynthesisOptionsError extends CountersignError {
  readonly code = 'synthesis-options-invalid';

  constructor(problem: string, details: { readonly cause?: unknown } = {}) {
    super(`Synthetic signatures cannot be made with these numbers: ${problem}.`, {
      ...details,
      remedy:
        'Give whole numbers: 1 to 100000 writers, 1 to 1000 genuine signatures, 0 to 1000 forgeries, any seed from 0.',
    });
  }
}

/** The folder could not be made or filled. */
export class SynthesisFailedError extends CountersignError {
  readonly code = 'synthesis-failed';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The synthetic signatures could not all be written; nothing was kept.', {
      ...details,
      remedy: 'Check that the disk has room and is writable, then run the same command again.',
    });
  }
}
