/** What every thrown error of ours carries besides its message. */
export interface ErrorDetails {
  /** The error that led to this one. */
  readonly cause?: unknown;
  /** One sentence that tells a person what to do about it. */
  readonly remedy: string;
}

/**
 * Base class of every error that Countersign throws on purpose.
 *
 * `code` is stable and machine-readable (kebab-case): callers match on it, the API publishes it in the problem
 * `type`. `message` says what happened, `remedy` what to do, both for people; neither ever holds pixels,
 * embeddings or distances.
 */
export abstract class CountersignError extends Error {
  abstract readonly code: string;
  readonly remedy: string;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.remedy = details.remedy;
  }
}
