import * as z from 'zod/mini';
import { SignInForeignError, SignInRefusedError } from './errors.ts';
import { pkcePair, randomText } from './pkce.ts';
import { type Session, sessionOf } from './session.ts';
import { readSignInSettings } from './sign-in-settings.ts';

const PENDING = 'countersign.sign-in';
const STATE_BYTES = 16;

/** What this tab remembers while the person is at the issuer. */
const pendingSchema = z.object({ state: z.string(), verifier: z.string(), hash: z.string() });
const tokenAnswerSchema = z.object({ access_token: z.string() });

/** Sends the person to the issuer (authorization code with PKCE); the tab comes back to where it was. */
export async function beginSignIn(): Promise<void> {
  const { clientId, authorizationEndpoint, scope } = await readSignInSettings();
  const { verifier, challenge } = await pkcePair();
  const state = randomText(STATE_BYTES);
  sessionStorage.setItem(PENDING, JSON.stringify({ state, verifier, hash: location.hash }));
  const address = new URL(authorizationEndpoint);
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: pageAddress(),
    scope,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  location.assign(address);
}

/**
 * Finishes a sign-in that the issuer has just sent back here; undefined where none is under way.
 *
 * @throws SignInRefusedError, SignInForeignError, SignInSettingsMissingError
 */
export async function finishSignIn(): Promise<Session | undefined> {
  const answer = new URLSearchParams(location.search);
  const kept = sessionStorage.getItem(PENDING);
  if (!answer.has('code') && !answer.has('error')) return undefined;
  sessionStorage.removeItem(PENDING);
  const { state, verifier, hash } = pendingSchema.parse(
    JSON.parse(kept ?? '{"state":"","verifier":"","hash":""}'),
  );
  history.replaceState(null, '', `${location.pathname}${hash}`);

  const code = answer.get('code');
  if (code === null)
    throw new SignInRefusedError(answer.get('error_description') ?? 'The identity provider refused.');
  if (state === '' || state !== answer.get('state')) throw new SignInForeignError();
  return sessionOf(await exchange(code, verifier));
}

async function exchange(code: string, verifier: string): Promise<string> {
  const { clientId, tokenEndpoint } = await readSignInSettings();
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      client_id: clientId,
      redirect_uri: pageAddress(),
      code_verifier: verifier,
    }),
  });
  if (!response.ok) throw new SignInRefusedError('The identity provider gave no token.');
  return tokenAnswerSchema.parse(await response.json()).access_token;
}

/** Where the issuer sends people back to. */
function pageAddress(): string {
  return `${location.origin}/`;
}
