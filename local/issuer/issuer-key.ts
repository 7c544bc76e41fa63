import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { readJson, writeJson } from '../stack/json-file.ts';

/** Tokens are signed with ECDSA on P-256 (RFC 7518, section 3.4). */
export const ISSUER_ALGORITHM = 'ES256';

const jwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});
/** The issuer's key pair; `d` is its private half. */
export type IssuerKey = z.infer<typeof jwkSchema>;

/** The key pair kept in a file, made on the first use. */
export async function issuerKey(path: string): Promise<IssuerKey> {
  const kept = await readJson(path, jwkSchema);
  if (kept !== undefined) return kept;
  const { privateKey } = await generateKeyPair(ISSUER_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const made = jwkSchema.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
  await writeJson(path, made);
  return made;
}

/** The half of the key that everybody may have. */
export function publicHalf({ d: _, ...key }: IssuerKey): JWK {
  return { ...key, alg: ISSUER_ALGORITHM, use: 'sig' };
}

/** The half that signs. */
export function signingKey(key: IssuerKey): ReturnType<typeof importJWK> {
  return importJWK(key, ISSUER_ALGORITHM);
}
