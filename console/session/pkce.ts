/** Bytes of a verifier, 43 letters in base64url (RFC 7636, section 4.1). */
const VERIFIER_BYTES = 32;

/** A secret that only this page knows, and what the issuer may see of it. */
export interface PkcePair {
  readonly verifier: string;
  readonly challenge: string;
}

/** A fresh pair by the method S256 (RFC 7636, section 4.2). */
export async function pkcePair(): Promise<PkcePair> {
  const verifier = randomText(VERIFIER_BYTES);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64Url(new Uint8Array(hash)) };
}

/** Random letters that nobody can guess, safe in an address. */
export function randomText(bytes: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(bytes)));
}

function base64Url(bytes: Uint8Array): string {
  const letters = btoa(String.fromCharCode(...bytes));
  return letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
