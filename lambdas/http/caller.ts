import { z } from 'zod';
import { type SubjectId, type TenantId, tenantIdSchema } from '#core/ids.ts';
import type { SubjectKey } from '../stores/keys.ts';

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

/** The subject of a path, of the caller's own tenant. */
export const subjectKey = ({ tenant }: Caller, { subject }: { readonly subject: SubjectId }): SubjectKey => ({
  tenant,
  subject,
});
