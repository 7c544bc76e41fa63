import { describe, expect, it } from 'vitest';
import {
  NO_OWN_POLICY,
  ownPolicySchema,
  tenantPolicySchema,
} from '#lambdas/api/schemas/subjects/subject-policy.ts';
import { inheritedNames, inheritPolicy } from '#lambdas/use-cases/policies/inherit-policy.ts';

const TENANT = tenantPolicySchema.parse({
  skilledFar: 0.01,
  requiredReferences: 3,
  retentionDays: 90,
  outliers: 'refuse',
});

describe('the policy of a subject', () => {
  it('is what is usual where neither it nor its tenant has anything set', () => {
    expect(inheritPolicy(NO_OWN_POLICY, {})).toEqual({
      requiredReferences: 1,
      outliers: 'hold',
      trainingConsent: false,
    });
    expect(inheritedNames(NO_OWN_POLICY, {})).toEqual([]);
  });

  it("is its tenant's where it has nothing set", () => {
    expect(inheritPolicy(NO_OWN_POLICY, TENANT)).toEqual({ ...TENANT, trainingConsent: false });
    expect(inheritedNames(NO_OWN_POLICY, TENANT).sort()).toEqual(Object.keys(TENANT).sort());
  });

  it('is its own where it has something set, field by field', () => {
    const own = ownPolicySchema.parse({ requiredReferences: 1, outliers: 'hold', randomFar: 0.001 });

    expect(inheritPolicy(own, TENANT)).toMatchObject({
      skilledFar: 0.01,
      randomFar: 0.001,
      requiredReferences: 1,
      retentionDays: 90,
      outliers: 'hold',
    });
    expect(inheritedNames(own, TENANT).sort()).toEqual(['retentionDays', 'skilledFar']);
  });

  it('never takes consent from the tenant', () => {
    expect(tenantPolicySchema.safeParse({ trainingConsent: true }).success).toBe(false);
  });
});
