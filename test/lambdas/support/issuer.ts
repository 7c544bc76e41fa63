import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken, type TokenClaims } from '#local/issuer/issue-token.ts';
import { type IssuerKey, issuerKey, publicHalf } from '#local/issuer/issuer-key.ts';

export const AUDIENCE = 'countersign';

/** An issuer with a key pair of its own, publishing it on loopback. */
export interface TestIssuer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly key: IssuerKey;
  readonly token: (claims?: Partial<TokenClaims>) => Promise<string>;
  readonly close: () => void;
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const key = await issuerKey(join(await mkdtemp(join(tmpdir(), 'countersign-issuer-')), 'key.json'));
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [publicHalf(key)] })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const usual = {
    issuer,
    audience: AUDIENCE,
    tenant: 'bank',
    sub: 'clerk',
    scopes: ['verify'],
    validFor: '1m',
  };
  return {
    issuer,
    jwksUri: `${issuer}/jwks`,
    key,
    token: (claims = {}) => issueToken(key, { ...usual, ...claims }),
    close: () => server.close(),
  };
}
