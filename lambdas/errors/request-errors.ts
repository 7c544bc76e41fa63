import { CountersignError } from '#core/errors/countersign-error.ts';
import type { ImageError } from '#core/errors/image-errors.ts';

/** A place in the request (a JSON pointer into body or path) and what is wrong there. */
export interface RequestFault {
  readonly pointer: string;
  readonly detail: string;
}

/** Faults that are told at once, and characters of each: a refusal is short, however much of a request it could repeat. */
const MOST_FAULTS = 20;
const MOST_CHARACTERS = 300;

function cut(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** The request's path or JSON body is not what the route takes. */
export class RequestInvalidError extends CountersignError {
  readonly code = 'request-invalid';
  readonly faults: readonly RequestFault[];

  constructor(faults: readonly RequestFault[], details: { readonly cause?: unknown } = {}) {
    super('The request is not what this route takes.', {
      ...details,
      remedy: 'Correct what `errors` points at.',
    });
    this.faults = faults
      .slice(0, MOST_FAULTS)
      .map(({ pointer, detail }) => ({ pointer: cut(pointer), detail: cut(detail) }));
  }
}

/** The body is neither a raw image nor JSON. */
export class MediaTypeUnsupportedError extends CountersignError {
  readonly code = 'media-type-unsupported';

  constructor() {
    super('The request body is of a type that this route does not take.', {
      remedy: 'Send image/png, image/jpeg, image/webp or image/tiff, or application/json with base64 images.',
    });
  }
}

/** One image of the request cannot be used; which one, and why. */
export class RequestImageError extends CountersignError {
  readonly code: string;
  readonly faults: readonly RequestFault[];
  readonly imageError: ImageError;

  constructor(pointer: string, imageError: ImageError) {
    super(imageError.message, { remedy: imageError.remedy, cause: imageError });
    this.code = imageError.code;
    this.faults = [{ pointer, detail: imageError.message }];
    this.imageError = imageError;
  }
}

/** The API has no such route, or not for this method. */
export class RouteUnknownError extends CountersignError {
  readonly code = 'route-unknown';

  constructor() {
    super('There is no such route.', { remedy: 'See docs/architecture.md for the routes.' });
  }
}
