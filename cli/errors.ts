import { CountersignError } from '#core/errors/countersign-error.ts';

/** A file that the command line names cannot be read. */
export class UnreadableFileError extends CountersignError {
  readonly code = 'file-unreadable';

  constructor(path: string, details: { readonly cause?: unknown } = {}) {
    super(`${path} cannot be read.`, { ...details, remedy: 'Check the path and that the file may be read.' });
  }
}

/** A file that the command line names cannot be written. */
export class UnwritableFileError extends CountersignError {
  readonly code = 'file-unwritable';

  constructor(path: string, details: { readonly cause?: unknown } = {}) {
    super(`${path} cannot be written.`, {
      ...details,
      remedy: 'Check that its folder exists and is writable.',
    });
  }
}

/** A folder of references holds no picture. */
export class NoReferencesError extends CountersignError {
  readonly code = 'references-missing';

  constructor(directory: string) {
    super(`${directory} holds no PNG, JPEG, WebP or TIFF file.`, {
      remedy: 'Name a folder with one to ten genuine signatures of the person.',
    });
  }
}

/** One of the pictures on the command line cannot be used; says which. */
export class PictureRefusedError extends CountersignError {
  readonly code: string;

  constructor(path: string, cause: CountersignError) {
    super(`${path}: ${cause.message}`, { cause, remedy: cause.remedy });
    this.code = cause.code;
  }
}

/** Options that do not go together, or one that is missing. */
export class UsageError extends CountersignError {
  readonly code = 'usage';

  constructor(message: string) {
    super(message, { remedy: 'See the command with --help.' });
  }
}
