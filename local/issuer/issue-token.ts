import { SignJWT } from 'jose';
import { ISSUER_ALGORITHM, type IssuerKey, signingKey } from './issuer-key.ts';

/** What a token says. */
export interface TokenClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly tenant: string;
  readonly sub: string;
  readonly scopes: readonly string[];
  /** As jose reads it, for example `12h`. */
  readonly validFor: string;
}

/** Issues a token as an identity provider would; the service verifies it like any other. */
export async function issueToken(key: IssuerKey, claims: TokenClaims): Promise<string> {
  return new SignJWT({ tenant: claims.tenant, scope: claims.scopes.join(' ') })
    .setProtectedHeader({ alg: ISSUER_ALGORITHM, kid: key.kid, typ: 'at+jwt' })
    .setIssuer(claims.issuer)
    .setAudience(claims.audience)
    .setSubject(claims.sub)
    .setIssuedAt()
    .setExpirationTime(claims.validFor)
    .sign(await signingKey(key));
}
