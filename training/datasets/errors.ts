import { CountersignError } from '#core/errors/countersign-error.ts';
import { ImageError } from '#core/errors/image-errors.ts';

/** A data set that training cannot use. */
abstract class DatasetError extends CountersignError {}

/** The source names no folder. */
export class DatasetMissingError extends DatasetError {
  readonly code = 'dataset-missing';

  constructor(source: string, details: { readonly cause?: unknown } = {}) {
    super(`${source} is not a folder that can be read.`, {
      ...details,
      remedy: 'Name a folder of signatures, or `synthetic`.',
    });
  }
}

/** A layout was asked for that nobody knows. */
export class UnknownLayoutError extends DatasetError {
  readonly code = 'dataset-layout-name-unknown';

  constructor(layout: string, known: readonly string[]) {
    super(`There is no layout named ${layout}.`, { remedy: `Choose one of: ${known.join(', ')}.` });
  }
}

/** What lies in a folder that follows no layout, and the layouts that were tried. */
interface LayoutMismatch {
  readonly pictures: number;
  readonly examples: readonly string[];
  readonly expected: readonly { readonly name: string; readonly paths: string }[];
}

/** The folder's pictures lie in no layout that a reader knows. */
export class DatasetLayoutError extends DatasetError {
  readonly code = 'dataset-layout-unknown';

  constructor(source: string, { pictures, examples, expected }: LayoutMismatch) {
    const found =
      pictures === 0
        ? 'It holds no file named like a picture.'
        : `It holds ${pictures} pictures, such as ${examples.join(', ')}.`;
    const layouts = expected.map(({ name, paths }) => `\n  ${name}: ${paths}`).join('');
    super(`${source} follows no layout that Countersign can read. ${found} Expected one of:${layouts}`, {
      remedy: 'Arrange the pictures as <writer>/genuine/* and <writer>/forged/*.',
    });
  }
}

/** The file of a picture cannot be read; the others of its set can. */
export class UnreadablePictureError extends ImageError {
  readonly code = 'image-file-unreadable';

  constructor(path: string, details: { readonly cause?: unknown } = {}) {
    super(`${path} cannot be read.`, { ...details, remedy: 'Check that the file is there and may be read.' });
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
