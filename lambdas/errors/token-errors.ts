import { CountersignError } from '#core/errors/countersign-error.ts';
import type { Scope } from '../api/operation.ts';

/** The request carries no bearer token. */
export class TokenMissingError extends CountersignError {
  readonly code = 'token-missing';

  constructor() {
    super('The request has no bearer token.', { remedy: 'Send `Authorization: Bearer <token>`.' });
  }
}

/** The token is expired, of another issuer or audience, not signed by its issuer, or names no tenant. */
export class TokenInvalidError extends CountersignError {
  readonly code = 'token-invalid';

  constructor(details: { readonly cause?: unknown } = {}) {
    super('The bearer token is not valid here.', {
      ...details,
      remedy: 'Get a new token from the issuer that this deployment trusts.',
    });
  }
}

/** The token is valid and does not allow this route. */
export class ScopeMissingError extends CountersignError {
  readonly code = 'scope-missing';

  constructor(scope: Scope) {
    super(`The token does not have the scope ${scope}.`, {
      remedy: `Ask the issuer for a token with ${scope}.`,
    });
  }
}

/** The issuer's public keys cannot be fetched, so no token can be checked. */
export class TokenKeysUnavailableError extends CountersignError {
  readonly code = 'token-keys-unavailable';

  constructor(details: { readonly cause?: unknown } = {}) {
    super("The token issuer's keys cannot be reached.", { ...details, remedy: 'Try again in a moment.' });
  }
}
