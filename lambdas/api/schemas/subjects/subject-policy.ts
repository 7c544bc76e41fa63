import { z } from 'zod';
import { policySchema } from '#core/score/decision.ts';

/** References that a verification may be made to wait for; more do not make it better. */
const MOST_REQUIRED_REFERENCES = 10;
const MOST_RETENTION_DAYS = 3650;

const requiredReferences = z
  .int()
  .min(1)
  .max(MOST_REQUIRED_REFERENCES)
  .describe('References without which nothing is verified');
const outliers = z
  .enum(['refuse', 'hold'])
  .describe('What becomes of a reference that does not look like the others');
const trainingConsent = z
  .boolean()
  .default(false)
  .describe('Whether the references may be used for retraining');

/** What a tenant sets for all of its subjects, each of which may have something else set. */
export const tenantPolicySchema = z
  .strictObject({
    /** FAR targets of verifications; what is not set is for the deployment to say. */
    ...policySchema.partial().shape,
    requiredReferences: requiredReferences.optional(),
    retentionDays: z
      .int()
      .min(1)
      .max(MOST_RETENTION_DAYS)
      .optional()
      .describe("Days that verifications and their images are kept; the deployment's where it is not set"),
    outliers: outliers.optional(),
  })
  .meta({ id: 'TenantPolicy' });
export type TenantPolicy = z.output<typeof tenantPolicySchema>;

/** What is set of one subject; what is not comes from its tenant. Only a person can consent, so consent does not. */
export const ownPolicySchema = z
  .strictObject({ ...tenantPolicySchema.shape, trainingConsent })
  .meta({ id: 'SubjectPolicyRequest' });
export type OwnPolicy = z.output<typeof ownPolicySchema>;

/** The policy of subjects that nobody has set one for. */
export const NO_OWN_POLICY: OwnPolicy = ownPolicySchema.parse({});

/** The policy that holds for a subject. */
export const subjectPolicySchema = z
  .strictObject({
    ...ownPolicySchema.shape,
    requiredReferences: requiredReferences.default(1),
    outliers: outliers.default('hold'),
  })
  .meta({ id: 'SubjectPolicy' });
export type SubjectPolicy = z.output<typeof subjectPolicySchema>;
