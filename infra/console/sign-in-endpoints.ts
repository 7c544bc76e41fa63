import type { Configuration } from '../configuration.ts';
import { ConsoleSignInMissingError } from '../errors.ts';

/** How people sign in to the page, as it reads it from `sign-in.json` (authorization code with PKCE). */
export interface SignInEndpoints {
  readonly clientId: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Scopes that the page asks for, separated by spaces. */
  readonly scope: string;
}

/**
 * The endpoints of an issuer of the owner's, as the context names them.
 *
 * @throws ConsoleSignInMissingError
 */
export function configuredSignIn(configuration: Configuration): SignInEndpoints {
  const { consoleClientId, consoleAuthorizationEndpoint, consoleTokenEndpoint, consoleScope } = configuration;
  if (
    consoleClientId === undefined ||
    consoleAuthorizationEndpoint === undefined ||
    consoleTokenEndpoint === undefined
  ) {
    throw new ConsoleSignInMissingError();
  }
  return {
    clientId: consoleClientId,
    authorizationEndpoint: consoleAuthorizationEndpoint,
    tokenEndpoint: consoleTokenEndpoint,
    scope: consoleScope,
  };
}
