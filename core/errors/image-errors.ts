import { CountersignError } from './countersign-error.ts';

/** An image that cannot be used; the picture is at fault, not the program. */
export abstract class ImageError extends CountersignError {}

/** The bytes are not an image of an accepted format, whatever the file is called. */
export class ImageFormatError extends ImageError {
  readonly code = 'image-format-unsupported';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('This is not an image that Countersign can read.', {
      ...details,
      remedy: 'Send a PNG, JPEG, WebP or TIFF image.',
    });
  }
}

/** The image begins well and then breaks off or is corrupt. */
export class ImageCorruptError extends ImageError {
  readonly code = 'image-corrupt';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The image is truncated or corrupt.', {
      ...details,
      remedy: 'Scan or export the image again and check that the whole file was transferred.',
    });
  }
}

/** More bytes than are read, checked before decoding. */
export class ImageTooManyBytesError extends ImageError {
  readonly code = 'image-too-many-bytes';

  constructor(bytes: number, limit: number) {
    super(`The image has ${bytes} bytes; at most ${limit} are read.`, {
      remedy: 'Crop it to the signature, or save it as a JPEG or at a lower resolution.',
    });
  }
}

/** More pixels than are decoded, checked from the header before any pixel is. */
export class ImageTooManyPixelsError extends ImageError {
  readonly code = 'image-too-many-pixels';

  constructor(width: number, height: number, limit: number) {
    super(`The image is ${width} x ${height} pixels; at most ${limit} pixels are decoded.`, {
      remedy: 'Crop it to the signature or save it at a lower resolution (300 dpi is plenty).',
    });
  }
}

/** Nothing on the paper: no ink was found. */
export class BlankImageError extends ImageError {
  readonly code = 'image-blank';

  constructor() {
    super('No ink was found in the image.', {
      remedy: 'Check that the signature is inside the picture and darker than the paper.',
    });
  }
}

/** Some ink, but too little of it to be a signature. */
export class TooLittleInkError extends ImageError {
  readonly code = 'image-too-little-ink';

  constructor(width: number, height: number) {
    super(`The ink covers only ${width} x ${height} pixels, too little to be a signature.`, {
      remedy: 'Send the signature at a higher resolution (at least 80 pixels wide), or write it in full.',
    });
  }
}
