import { createHash, randomBytes } from 'node:crypto';
import type { AuthorizationRequest, ChosenUser, TokenRequest } from './authorization-request.ts';

/** A code is exchanged at once or never (RFC 6749, section 4.1.2, allows ten minutes). */
const CODE_MILLISECONDS = 60_000;

interface Granted {
  readonly request: AuthorizationRequest;
  readonly user: ChosenUser;
  readonly until: number;
}

/** Codes that were given to pages and not yet exchanged for a token. */
export class AuthorizationCodes {
  readonly #granted = new Map<string, Granted>();

  /** @returns the code */
  grant(request: AuthorizationRequest, user: ChosenUser, now: number): string {
    const code = randomBytes(24).toString('base64url');
    this.#granted.set(code, { request, user, until: now + CODE_MILLISECONDS });
    return code;
  }

  /** The user of a code; undefined where it is none, was used, has expired, or is not the asking page's (RFC 7636). */
  redeem(
    { code, client_id, redirect_uri, code_verifier }: TokenRequest,
    now: number,
  ): ChosenUser | undefined {
    const granted = this.#granted.get(code);
    this.#granted.delete(code);
    if (granted === undefined || now > granted.until) return undefined;
    const { request, user } = granted;
    const challenge = createHash('sha256').update(code_verifier).digest('base64url');
    const isTheirs =
      request.client_id === client_id &&
      request.redirect_uri === redirect_uri &&
      request.code_challenge === challenge;
    return isTheirs ? user : undefined;
  }
}
