import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { TokenInvalidError } from '#lambdas/errors/token-errors.ts';
import { TokenVerifier } from '#lambdas/http/token-verifier.ts';
import { issueToken } from '#local/issuer/issue-token.ts';
import { type IssuerKey, issuerKey, publicHalf } from '#local/issuer/issuer-key.ts';

const AUDIENCE = 'countersign';

/**
 * The runbook's drill for the issuer's keys: published side by side, then the new one signs, then the old one is withdrawn.
 * Functions started at each stage must take what is published then.
 *
 * @returns what went otherwise
 */
export async function drillRotatedKeys(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-rotation-'));
  const [old, fresh] = [await issuerKey(join(folder, 'old.json')), await issuerKey(join(folder, 'new.json'))];
  let published: JWK[] = [publicHalf(old)];
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: published })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const failures: string[] = [];

  const expectTaken = async (key: IssuerKey, taken: boolean, stage: string): Promise<void> => {
    const verifier = new TokenVerifier({ issuer, audience: AUDIENCE, jwksUri: `${issuer}/jwks` });
    const claims = { issuer, audience: AUDIENCE, tenant: 'bank', sub: 'clerk', scopes: ['verify'] };
    const token = await issueToken(key, { ...claims, validFor: '1m' });
    const isTaken = await verifier.verify(`Bearer ${token}`).then(
      () => true,
      (error: unknown) => {
        if (error instanceof TokenInvalidError) return false;
        throw error;
      },
    );
    if (isTaken !== taken)
      failures.push(`a token of the ${key === old ? 'old' : 'new'} key ${stage}: ${isTaken}`);
  };

  try {
    await expectTaken(old, true, 'before');
    await expectTaken(fresh, false, 'before it is published');
    published = [publicHalf(old), publicHalf(fresh)];
    await expectTaken(old, true, 'while both are published');
    await expectTaken(fresh, true, 'while both are published');
    published = [publicHalf(fresh)];
    await expectTaken(old, false, 'after it was withdrawn');
    await expectTaken(fresh, true, 'after the old one was withdrawn');
  } finally {
    server.close();
  }
  return failures;
}
