import { describe, expect, it } from 'vitest';
import { sessionOf } from '#console/session/session.ts';

/** A token as issuers make them; nobody checks its signature here. */
function token(claims: object): string {
  return ['{}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
}

describe('sessionOf', () => {
  it('knows who it is, whose, and what they may do', () => {
    const session = sessionOf(
      token({ sub: 'añada', tenant: 'bank', scope: 'verify review', exp: 1_800_000_000 }),
    );

    expect(session).toMatchObject({ person: 'añada', tenant: 'bank', expiresAt: 1_800_000_000_000 });
    expect([...session.scopes]).toEqual(['verify', 'review']);
  });

  it('reads scopes that carry the name of the API', () => {
    const { scopes } = sessionOf(token({ sub: 'ada', scope: 'openid countersign/verify', exp: 1 }));

    expect(scopes.has('verify')).toBe(true);
    expect(scopes.has('review')).toBe(false);
  });

  it('is none for a token that says not who it is', () => {
    expect(() => sessionOf(token({ exp: 1 }))).toThrow();
  });
});
