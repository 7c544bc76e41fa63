import { base64url, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { ISSUER_ALGORITHM, publicHalf, signingKey } from '#local/issuer/issuer-key.ts';
import { AUDIENCE, type TestIssuer } from '#test/lambdas/support/issuer.ts';

type BadToken = readonly [name: string, token: string];

const SCOPE = 'enroll verify review admin';

/** Tokens of the tenant that none must be let in with, each by what is wrong with it. */
export async function badTokens(ours: TestIssuer, stranger: TestIssuer, tenant: string): Promise<BadToken[]> {
  const good = { tenant, scopes: SCOPE.split(' ') };
  const genuine = await ours.token(good);
  const [header = '', payload = '', signature = ''] = genuine.split('.');
  const claims = decoded(payload);
  const key = await signingKey(ours.key);
  const signed = (own: object, protectedHeader: object = {}) =>
    new SignJWT({ ...claims, ...own })
      .setProtectedHeader({ alg: ISSUER_ALGORITHM, kid: ours.key.kid, ...protectedHeader })
      .sign(key);
  const now = Math.floor(Date.now() / 1000);
  const secret = new TextEncoder().encode(JSON.stringify(publicHalf(ours.key)).padEnd(64));
  const foreign = await generateKeyPair(ISSUER_ALGORITHM, { extractable: true });
  const bringing = (own: object) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: ISSUER_ALGORITHM, kid: ours.key.kid, ...own })
      .sign(foreign.privateKey);
  const jwk = await exportJWK(foreign.publicKey);

  return [
    ['another issuer', await signed({ iss: stranger.issuer })],
    ['no issuer', await signed({ iss: undefined })],
    ["another issuer's token", await stranger.token(good)],
    ["another issuer's key under our issuer's name", await stranger.token({ ...good, issuer: ours.issuer })],
    ['another audience', await signed({ aud: 'payroll' })],
    ['no audience', await signed({ aud: undefined })],
    ['an audience that only begins like ours', await signed({ aud: `${AUDIENCE}-test` })],
    ['expired', await signed({ exp: now - 1 })],
    ['without an end', await signed({ exp: undefined })],
    ['an end in words', await signed({ exp: `${now + 600}` })],
    ['not yet valid', await signed({ nbf: now + 600 })],
    ['no algorithm', `${new UnsecuredJWT(claims).encode()}`],
    ['no algorithm, with a signature', `${new UnsecuredJWT(claims).encode()}${signature}`],
    [
      'HS256 with the public key',
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: ours.key.kid }).sign(secret),
    ],
    ['its own key in the header', await bringing({ jwk })],
    ['a link to its own key', await bringing({ jku: stranger.jwksUri })],
    ['an unknown key', await bringing({ kid: '../../dev/null' })],
    ['a link to its certificate', await bringing({ x5u: stranger.jwksUri })],
    ['a certificate of its own', await bringing({ x5c: [base64url.encode('certificate')] })],
    ['a key of another kind named', await bringing({ kid: '__proto__' })],
    [
      'a critical extension',
      await bringing({ crit: ['exp'] }).catch(() => withHeader({ crit: ['x'], x: 1 })),
    ],
    ['another tenant written in', `${header}.${encoded({ ...claims, tenant: `${tenant}-2` })}.${signature}`],
    ['a scope written in', `${header}.${encoded({ ...claims, scope: `${SCOPE} root` })}.${signature}`],
    ['another algorithm written in', withHeader({ alg: 'RS256' })],
    ['a bit of the signature turned', `${header}.${payload}.${turned(signature)}`],
    // r = s = 0 satisfies the equation of a verifier that does not look at them (CVE-2022-21449).
    ['a signature of zeros', `${header}.${payload}.${base64url.encode(new Uint8Array(64))}`],
    ['a signature without its half', `${header}.${payload}.${signature.slice(0, 43)}`],
    ['no signature', `${header}.${payload}.`],
    ['no tenant', await signed({ tenant: undefined })],
    ['a tenant that is a pattern', await signed({ tenant: '*' })],
    ['a tenant that ends a key', await signed({ tenant: `${tenant}#S#anna` })],
    // A Cyrillic letter, a letter of full width, a space of no width.
    ['a tenant that looks like another', await signed({ tenant: tenant.replace('a', '\u0430') })],
    ['a tenant in full width', await signed({ tenant: tenant.replace('a', '\uff41') })],
    ['a tenant and nothing to see', await signed({ tenant: `${tenant}\u200b` })],
    ['a tenant and a new line', await signed({ tenant: `${tenant}\n` })],
    ['two tenants', await signed({ tenant: [tenant, tenant] })],
  ];

  function withHeader(own: object): string {
    return `${encoded({ ...decoded(header), ...own })}.${payload}.${signature}`;
  }
}

function decoded(part: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(base64url.decode(part)));
}

const encoded = (part: object): string => base64url.encode(JSON.stringify(part));

/** The first letter another one: the last holds bits that no reader looks at. */
const turned = (signature: string): string => (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
