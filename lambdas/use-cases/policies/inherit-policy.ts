import {
  type OwnPolicy,
  type SubjectPolicy,
  subjectPolicySchema,
  type TenantPolicy,
  tenantPolicySchema,
} from '../../api/schemas/subjects/subject-policy.ts';

/** The policy that holds for a subject: what is set of it, else what its tenant has set, else what is usual. */
export function inheritPolicy(own: OwnPolicy, tenant: TenantPolicy): SubjectPolicy {
  return subjectPolicySchema.parse({ ...tenant, ...own });
}

/** What of a subject's policy its tenant has set. */
export function inheritedNames(own: OwnPolicy, tenant: TenantPolicy): (keyof TenantPolicy)[] {
  const { options } = tenantPolicySchema.keyof();
  return options.filter((name) => own[name] === undefined && tenant[name] !== undefined);
}
