import { z } from 'zod';
import { type SubjectId, type TenantId, tenantIdSchema } from '#core/ids.ts';
import { scopeSchema } from '../api/operation.ts';
import { TokenInvalidError } from '../errors/token-errors.ts';
import type { SubjectKey } from '../stores/rows/keys.ts';

/** Who is calling, as their token says. */
export interface Caller {
  readonly tenant: TenantId;
  /** The token's `sub`, kept with what the caller does. */
  readonly by: string;
  readonly scopes: ReadonlySet<string>;
}

/** The claims that matter; `scope` is a space-separated list (RFC 8693, section 4.2). */
const claimsSchema = z.object({
  tenant: tenantIdSchema,
  sub: z.string().min(1).max(256),
  scope: z.string().default(''),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
});

/**
 * Reads the claims of a verified token that is meant for `audience`. Some issuers put the audience before each scope
 * (`countersign/verify`): Amazon Cognito does, and its access tokens have no `aud` besides.
 *
 * @throws TokenInvalidError when it is meant for somebody else, or names no tenant
 */
export function callerOf(claims: unknown, audience: string): Caller {
  const read = claimsSchema.safeParse(claims);
  if (!read.success) throw new TokenInvalidError({ cause: read.error });
  const { tenant, sub, scope, aud } = read.data;
  const granted = scope.split(' ');
  const prefixed = scopeSchema.options.filter((name) => granted.includes(`${audience}/${name}`));
  const isMeant = aud === undefined ? prefixed.length > 0 : [aud].flat().includes(audience);
  if (!isMeant) throw new TokenInvalidError();
  const plain = aud === undefined ? [] : granted;
  return { tenant, by: sub, scopes: new Set([...plain, ...prefixed]) };
}

/** The subject of a path, of the caller's own tenant. */
export const subjectKey = ({ tenant }: Caller, { subject }: { readonly subject: SubjectId }): SubjectKey => ({
  tenant,
  subject,
});
