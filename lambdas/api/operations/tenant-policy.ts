import { NO_PARAMETERS, type Operation } from '../operation.ts';
import { tenantPolicyAnswerSchema, tenantPolicyRequestSchema } from '../schemas/tenant-policy.ts';

const POLICY = '/v1/policy';

export const getTenantPolicyOperation = {
  id: 'getTenantPolicy',
  summary: 'Show the policy that subjects inherit.',
  group: 'subjects',
  method: 'GET',
  resource: POLICY,
  scope: 'admin',
  path: NO_PARAMETERS,
  query: NO_PARAMETERS,
  status: 200,
  answer: tenantPolicyAnswerSchema,
  problems: [],
} as const satisfies Operation;

export const putTenantPolicyOperation = {
  id: 'putTenantPolicy',
  summary: 'Replace the policy that subjects inherit; it holds everywhere within half a minute.',
  group: 'subjects',
  method: 'PUT',
  resource: POLICY,
  scope: 'admin',
  path: NO_PARAMETERS,
  query: NO_PARAMETERS,
  body: { json: tenantPolicyRequestSchema },
  status: 200,
  answer: tenantPolicyAnswerSchema,
  problems: [415],
} as const satisfies Operation;
