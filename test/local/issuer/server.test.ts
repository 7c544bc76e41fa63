import { once } from 'node:events';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IssuerKey, issuerKey } from '#local/issuer/issuer-key.ts';
import { DISCOVERY_PATH, issuerServer, JWKS_PATH } from '#local/issuer/server.ts';

const ISSUER = 'http://127.0.0.1:1';

let keyFile: string;
let key: IssuerKey;
let address: string;
let close: () => void;

beforeAll(async () => {
  keyFile = join(await mkdtemp(join(tmpdir(), 'countersign-issuer-')), 'key.json');
  key = await issuerKey(keyFile);
  const server = issuerServer(key, ISSUER).listen(0, '127.0.0.1');
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
