import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type IssuerKey, issuerKey } from '#local/issuer/issuer-key.ts';
import {
  AUTHORIZATION_PATH,
  DISCOVERY_PATH,
  issuerServer,
  JWKS_PATH,
  TOKEN_PATH,
} from '#local/issuer/server.ts';

const ISSUER = 'http://127.0.0.1:1';

let keyFile: string;
let key: IssuerKey;
let address: string;
let close: () => void;

beforeAll(async () => {
  keyFile = join(await mkdtemp(join(tmpdir(), 'countersign-issuer-')), 'key.json');
  key = await issuerKey(keyFile);
  const server = issuerServer(key, ISSUER, 'countersign').listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  close = () => server.close();
});

afterAll(() => close());

describe('the key pair', () => {
  it('is made once and read by its owner alone', async () => {
    expect(await issuerKey(keyFile)).toEqual(key);
    expect((await stat(keyFile)).mode & 0o077).toBe(0);
  });
});

describe('the issuer', () => {
  it('publishes the public half and never the private one', async () => {
    const text = await (await fetch(`${address}${JWKS_PATH}`)).text();

    expect(JSON.parse(text)).toMatchObject({ keys: [{ kid: key.kid, alg: 'ES256', x: key.x }] });
    expect(text).not.toContain(key.d);
  });

  it('says where its keys are', async () => {
    const metadata = await (await fetch(`${address}${DISCOVERY_PATH}`)).json();

    expect(metadata).toMatchObject({ issuer: ISSUER, jwks_uri: `${ISSUER}${JWKS_PATH}` });
  });

  it('has nothing else', async () => {
    expect((await fetch(`${address}/token`)).status).toBe(404);
    expect((await fetch(`${address}${JWKS_PATH}`, { method: 'POST' })).status).toBe(404);
  });
});

describe('signing in', () => {
  const VERIFIER = 'v'.repeat(43);
  const PAGE = 'http://127.0.0.1:8080/';
  const ASKED = {
    response_type: 'code',
    client_id: 'a-page',
    redirect_uri: PAGE,
    state: 'a-state',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  };

  const post = (path: string, form: Record<string, string>) =>
    fetch(`${address}${path}`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

  async function codeFor(user: Record<string, string>): Promise<string> {
    const back = new URL(
      (await post(AUTHORIZATION_PATH, { ...ASKED, ...user })).headers.get('location') ?? '',
    );
    expect(back.origin + back.pathname).toBe(PAGE);
    expect(back.searchParams.get('state')).toBe(ASKED.state);
    return back.searchParams.get('code') ?? '';
  }

  const exchange = (code: string, code_verifier = VERIFIER) =>
    post(TOKEN_PATH, {
      grant_type: 'authorization_code',
      code,
      client_id: ASKED.client_id,
      redirect_uri: PAGE,
      code_verifier,
    });

  it('asks who to be, and keeps what the page sent', async () => {
    const asked = new URLSearchParams({ ...ASKED, state: '"><script>' });
    const page = await (await fetch(`${address}${AUTHORIZATION_PATH}?${asked}`)).text();

    expect(page).toContain(ASKED.code_challenge);
    expect(page).not.toContain('<script>');
  });

  it('gives the token of whoever was chosen, once', async () => {
    const code = await codeFor({ sub: 'ada', tenant: 'bank', scopes: 'review' });

    const { access_token: token } = z
      .object({ access_token: z.string() })
      .parse(await (await exchange(code)).json());
    expect(decodeJwt(token)).toMatchObject({ sub: 'ada', tenant: 'bank', scope: 'review', iss: ISSUER });
    expect((await exchange(code)).status).toBe(400);
  });

  it('gives none to whoever did not begin', async () => {
    const code = await codeFor({ sub: 'ada', tenant: 'bank' });

    expect((await exchange(code, 'w'.repeat(43))).status).toBe(400);
    expect((await exchange(code)).status).toBe(400);
  });

  it('sends nobody to another machine', async () => {
    const elsewhere = { ...ASKED, redirect_uri: 'https://example.com/', sub: 'ada', tenant: 'bank' };

    expect((await post(AUTHORIZATION_PATH, elsewhere)).status).toBe(400);
  });
});
