import { CountersignError } from '#core/errors/countersign-error.ts';

/** The idempotency key was used before, for another request. */
export class IdempotencyKeyReusedError extends CountersignError {
  readonly code = 'idempotency-key-reused';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The idempotency key was used for another request.', {
      ...details,
      remedy: 'Use a new key for every new request.',
    });
  }
}

/** The same request is being answered at this moment. */
export class RequestInFlightError extends CountersignError {
  readonly code = 'request-in-flight';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('A request with this idempotency key is being answered.', {
      ...details,
      remedy: 'Send the request again after the time that Retry-After names.',
    });
  }
}

/** More requests than a tenant, or one subject, may have in a minute. */
export class RateExceededError extends CountersignError {
  readonly code = 'rate-exceeded';
  readonly retryAfterSeconds: number;

  constructor(whose: 'tenant' | 'subject', limit: number, retryAfterSeconds: number) {
    super(`At most ${limit} requests a minute are answered for one ${whose}.`, {
      remedy: 'Send the request again after the time that Retry-After names.',
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
