import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  TokenInvalidError,
  TokenKeysUnavailableError,
  TokenMissingError,
} from '#lambdas/errors/token-errors.ts';
import { TokenVerifier } from '#lambdas/http/token-verifier.ts';
import { issueToken } from '#local/issuer/issue-token.ts';
import { ISSUER_ALGORITHM, signingKey } from '#local/issuer/issuer-key.ts';
import { AUDIENCE, startTestIssuer, type TestIssuer } from '../support/issuer.ts';

let ours: TestIssuer;
let stranger: TestIssuer;
let verifier: TokenVerifier;

beforeAll(async () => {
  [ours, stranger] = await Promise.all([startTestIssuer(), startTestIssuer()]);
  verifier = new TokenVerifier({ issuer: ours.issuer, audience: AUDIENCE, jwksUri: ours.jwksUri });
});

afterAll(() => {
  ours.close();
  stranger.close();
});

/** As Cognito issues them: the audience stands before the scopes. */
async function tokenWithoutAudience(scopes: string[]): Promise<string> {
  return new SignJWT({ tenant: 'bank', scope: scopes.join(' ') })
    .setProtectedHeader({ alg: ISSUER_ALGORITHM, kid: ours.key.kid })
    .setIssuer(ours.issuer)
    .setSubject('clerk')
    .setExpirationTime('1m')
    .sign(await signingKey(ours.key));
}

const verify = (token: string) => verifier.verify(`Bearer ${token}`);

describe('verify', () => {
  it('tells tenant, caller and scopes from a token of the issuer', async () => {
    const caller = await verify(await ours.token({ scopes: ['enroll', 'verify'] }));

    expect(caller).toEqual({ tenant: 'bank', by: 'clerk', scopes: new Set(['enroll', 'verify']) });
  });

  it('takes scopes that stand behind the audience, also of a token that has no other', async () => {
    const scopes = [`${AUDIENCE}/verify`, `${AUDIENCE}/unheard-of`, 'payroll/admin', 'openid'];
    const withAudience = await verify(await ours.token({ scopes }));
    const without = await verify(await tokenWithoutAudience(scopes));

    expect(withAudience.scopes).toContain('verify');
    expect(withAudience.scopes).not.toContain('admin');
    expect(without).toEqual({ tenant: 'bank', by: 'clerk', scopes: new Set(['verify']) });
  });

  it.each([undefined, '', 'Bearer', 'Basic YTpi', 'Bearer a b c'])(
    'wants a bearer token: %s',
    async (header) => {
      await expect(verifier.verify(header)).rejects.toThrow(TokenMissingError);
    },
  );

  const refused: readonly (readonly [string, () => Promise<string>])[] = [
    ['an expired one', () => ours.token({ validFor: '-1s' })],
    ['one for another audience', () => ours.token({ audience: 'payroll' })],
    ['one for no audience at all', () => tokenWithoutAudience(['verify'])],
    ["one for no audience, with another's scopes", () => tokenWithoutAudience(['payroll/verify'])],
    ['one that names another issuer', () => ours.token({ issuer: stranger.issuer })],
    ["one of another issuer's key", () => stranger.token({ issuer: ours.issuer })],
    [
      "one of another issuer's key under our key's id",
      async () => {
        const key = { ...stranger.key, kid: ours.key.kid };
        return issueToken(key, {
          issuer: ours.issuer,
          audience: AUDIENCE,
          tenant: 'bank',
          sub: 'x',
          scopes: [],
          validFor: '1m',
        });
      },
    ],
    ['one with a tenant that no key could hold', () => ours.token({ tenant: 'bank#S#anna' })],
    ['one without a subject', () => ours.token({ sub: '' })],
    [
      'an unsigned one',
      async () =>
        new UnsecuredJWT({ tenant: 'bank', scope: 'verify' })
          .setIssuer(ours.issuer)
          .setAudience(AUDIENCE)
          .setSubject('x')
          .setExpirationTime('1m')
          .encode()
          .concat('eA'),
    ],
    [
      'one signed with the public key as a shared secret',
      async () =>
        new SignJWT({ tenant: 'bank' })
          .setProtectedHeader({ alg: 'HS256', kid: ours.key.kid })
          .setIssuer(ours.issuer)
          .setAudience(AUDIENCE)
          .setSubject('x')
          .setExpirationTime('1m')
          .sign(Buffer.from(ours.key.x.padEnd(64, 'x'))),
    ],
  ];
  it.each(refused)('refuses %s', async (_, token) => {
    await expect(verify(await token())).rejects.toThrow(TokenInvalidError);
  });

  it('refuses a token whose payload was changed', async () => {
    const [header, payload = '', signature] = (await ours.token()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, tenant: 'other-bank' })).toString('base64url');

    await expect(verify(`${header}.${changed}.${signature}`)).rejects.toThrow(TokenInvalidError);
  });

  it("does not blame the token when the issuer's keys cannot be fetched", async () => {
    const gone = await startTestIssuer();
    const token = await gone.token();
    gone.close();
    const unreachable = new TokenVerifier({ issuer: gone.issuer, audience: AUDIENCE, jwksUri: gone.jwksUri });

    await expect(unreachable.verify(`Bearer ${token}`)).rejects.toThrow(TokenKeysUnavailableError);
  });
});
