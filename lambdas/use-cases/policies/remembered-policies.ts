import type { TenantId } from '#core/ids.ts';
import type { TenantPolicy } from '../../api/schemas/subjects/subject-policy.ts';
import type { TenantPolicyStore } from '../../stores/policies/tenant-policy-store.ts';

/** How long a function may go on by a policy after another one was set. */
const REMEMBERED_MILLISECONDS = 30_000;

/** Where the policy that a tenant's subjects inherit comes from. */
export type TenantPolicies = Pick<TenantPolicyStore, 'of'>;

/** Policies of the tenants that were asked for, so that not every verification asks the table. */
export class RememberedPolicies implements TenantPolicies {
  readonly #store: TenantPolicies;
  readonly #now: () => number;
  readonly #remembered = new Map<TenantId, { readonly policy: TenantPolicy; readonly readAt: number }>();

  constructor(store: TenantPolicies, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** The policy of a tenant, read at most every 30 seconds. */
  async of(tenant: TenantId): Promise<TenantPolicy> {
    const known = this.#remembered.get(tenant);
    if (known !== undefined && this.#now() - known.readAt < REMEMBERED_MILLISECONDS) return known.policy;
    const readAt = this.#now();
    const policy = await this.#store.of(tenant);
    this.#remembered.set(tenant, { policy, readAt });
    return policy;
  }
}
