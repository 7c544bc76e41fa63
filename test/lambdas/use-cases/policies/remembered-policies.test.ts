import { expect, it } from 'vitest';
import { tenantIdSchema } from '#core/ids.ts';
import type { TenantPolicy } from '#lambdas/api/schemas/subjects/subject-policy.ts';
import { RememberedPolicies } from '#lambdas/use-cases/policies/remembered-policies.ts';

const [BANK, OTHER] = ['bank', 'other'].map((name) => tenantIdSchema.parse(name)) as [never, never];

it('asks for a policy again after half a minute, tenant by tenant', async () => {
  const set = new Map<string, TenantPolicy>([[BANK, { requiredReferences: 2 }]]);
  let now = 0;
  const policies = new RememberedPolicies({ of: async (tenant) => set.get(tenant) ?? {} }, () => now);

  expect(await policies.of(BANK)).toEqual({ requiredReferences: 2 });
  set.set(BANK, { requiredReferences: 3 });
  now = 29_999;
  expect(await policies.of(BANK)).toEqual({ requiredReferences: 2 });
  expect(await policies.of(OTHER)).toEqual({});
  now = 30_000;
  expect(await policies.of(BANK)).toEqual({ requiredReferences: 3 });
});
