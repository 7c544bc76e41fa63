import { CountersignError } from '#core/errors/countersign-error.ts';

/** A file that was dropped is no picture that this browser can read. */
export class PictureUnreadableError extends CountersignError {
  readonly code = 'picture-unreadable';

  constructor(name: string, options: { readonly cause: unknown }) {
    super(`${name} cannot be read as a picture.`, {
      remedy: 'Use a PNG, JPEG, WebP or TIFF file.',
      ...options,
    });
  }
}
