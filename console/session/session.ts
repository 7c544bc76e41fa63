import * as z from 'zod/mini';

/** What the page reads of an access token to know what to show; only the service checks it. */
const claimsSchema = z.object({
  sub: z.string(),
  exp: z.number(),
  tenant: z._default(z.string(), ''),
  scope: z._default(z.string(), ''),
});

/** What a person may do, as the API names it. */
export type Scope = 'enroll' | 'verify' | 'review' | 'admin' | 'operate';

/** Somebody who is signed in. */
export interface Session {
  readonly token: string;
  readonly person: string;
  readonly tenant: string;
  readonly scopes: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The session that an access token stands for. Scopes may carry the name of the API before them (`api/verify`). */
export function sessionOf(token: string): Session {
  const [, payload = ''] = token.split('.');
  const letters = payload.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const { sub, exp, tenant, scope } = claimsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const names = scope.split(' ').map((name) => name.slice(name.lastIndexOf('/') + 1));
  return { token, person: sub, tenant, scopes: new Set(names), expiresAt: exp * 1000 };
}
