import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { TokenInvalidError, TokenKeysUnavailableError, TokenMissingError } from '../errors/token-errors.ts';
import { type Caller, callerOf } from './caller.ts';

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
}

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** What jose throws when it has the keys and the token is at fault. */
const TOKEN_FAULTS = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

/** Verifies bearer tokens of one OIDC issuer; its keys are fetched once and kept until an unknown key id comes. */
export class TokenVerifier {
  readonly #issuer: string;
  readonly #audience: string;
  readonly #keys: JWTVerifyGetKey;

  constructor({ issuer, audience, jwksUri }: TokenVerifierOptions) {
    this.#issuer = issuer;
    this.#audience = audience;
    this.#keys = createRemoteJWKSet(new URL(jwksUri));
  }

  /**
   * Tells who is calling from the `Authorization` header.
   *
   * @throws TokenMissingError, TokenInvalidError, TokenKeysUnavailableError
   */
  async verify(authorization: string | undefined): Promise<Caller> {
    const token = authorization?.match(BEARER)?.[1];
    if (token === undefined) throw new TokenMissingError();
    return callerOf(await this.#claims(token), this.#audience);
  }

  async #claims(token: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer: this.#issuer,
        algorithms: ['RS256', 'ES256'],
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (cause) {
      if (TOKEN_FAULTS.some((fault) => cause instanceof fault)) throw new TokenInvalidError({ cause });
      throw new TokenKeysUnavailableError({ cause });
    }
  }
}
