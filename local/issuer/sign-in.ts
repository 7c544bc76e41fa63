import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { AuthorizationCodes } from './authorization-codes.ts';
import { authorizationRequestSchema, chosenUserSchema, tokenRequestSchema } from './authorization-request.ts';
import { chooserPage } from './chooser-page.ts';
import { ALL_SCOPES, LOCAL_TENANT } from './claims.ts';
import { issueToken } from './issue-token.ts';
import type { IssuerKey } from './issuer-key.ts';
import { sendJson } from './send-json.ts';

const VALID_SECONDS = 12 * 60 * 60;

/** Signs people in by authorization code with PKCE (RFC 6749, RFC 7636), whoever they say they are. */
export class SignIn {
  readonly #codes = new AuthorizationCodes();
  readonly #key: IssuerKey;
  readonly #claims: { readonly issuer: string; readonly audience: string };

  constructor(key: IssuerKey, claims: { readonly issuer: string; readonly audience: string }) {
    this.#key = key;
    this.#claims = claims;
  }

  /** Shows the page on which a developer says who to be. */
  choose(asked: URLSearchParams, response: ServerResponse): void {
    const request = authorizationRequestSchema.safeParse(Object.fromEntries(asked));
    if (!request.success) {
      sendJson(response, 400, { error: 'invalid_request' });
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    response.end(chooserPage(request.data, LOCAL_TENANT));
  }

  /** Sends the developer back to the page with a code. */
  async grant(posted: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await formOf(posted);
    const request = authorizationRequestSchema.safeParse(Object.fromEntries(form));
    const user = chosenUserSchema.safeParse({
      sub: form.get('sub'),
      tenant: form.get('tenant'),
      scopes: form.getAll('scopes').filter((scope) => ALL_SCOPES.some((known) => known === scope)),
    });
    if (!request.success || !user.success) {
      sendJson(response, 400, { error: 'invalid_request' });
      return;
    }
    const back = new URL(request.data.redirect_uri);
    back.searchParams.set('code', this.#codes.grant(request.data, user.data, Date.now()));
    back.searchParams.set('state', request.data.state);
    response.writeHead(303, { Location: back.href }).end();
  }

  /** Exchanges a code for a token. */
  async exchange(posted: IncomingMessage, response: ServerResponse): Promise<void> {
    // Pages of any origin may exchange a code: it is worth nothing without the verifier that only its page has.
    response.setHeader('Access-Control-Allow-Origin', '*');
    const request = tokenRequestSchema.safeParse(Object.fromEntries(await formOf(posted)));
    if (!request.success) {
      sendJson(response, 400, { error: 'invalid_request' });
      return;
    }
    const user = this.#codes.redeem(request.data, Date.now());
    if (user === undefined) {
      sendJson(response, 400, { error: 'invalid_grant' });
      return;
    }
    const token = await issueToken(this.#key, { ...this.#claims, ...user, validFor: `${VALID_SECONDS}s` });
    sendJson(response, 200, { access_token: token, token_type: 'Bearer', expires_in: VALID_SECONDS });
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await text(request));
}
