import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { pkcePair } from '#console/session/pkce.ts';

it('a challenge is the hash of its verifier, and no two are the same (RFC 7636, section 4)', async () => {
  const [first, second] = [await pkcePair(), await pkcePair()];

  expect(first.verifier).toMatch(/^[\w-]{43}$/);
  expect(first.challenge).toBe(createHash('sha256').update(first.verifier).digest('base64url'));
  expect(first.verifier).not.toBe(second.verifier);
});
