import { z } from 'zod';
import { type TenantId, tenantIdSchema } from '#core/ids.ts';

/** What a token can allow. */
const scopeSchema = z.enum(['enroll', 'verify', 'admin']);
export type Scope = z.infer<typeof scopeSchema>;

/** Who is calling, as their token says. */
export interface Caller {
  readonly tenant: TenantId;
  /** The token's `sub`, kept with what the caller does. */
  readonly by: string;
  readonly scopes: ReadonlySet<string>;
}

/** The claims that matter; `scope` is a space-separated list (RFC 8693, section 4.2). */
export const claimsSchema = z
  .object({ tenant: tenantIdSchema, sub: z.string().min(1).max(256), scope: z.string().default('') })
  .transform(({ tenant, sub, scope }): Caller => ({ tenant, by: sub, scopes: new Set(scope.split(' ')) }));
