import { z } from 'zod';
import { policySchema } from '#core/score/decision.ts';

/** References that a verification may be made to wait for; more do not make it better. */
const MOST_REQUIRED_REFERENCES = 10;
const MOST_RETENTION_DAYS = 3650;

/** How a tenant wants a subject to be treated. */
export const subjectPolicySchema = z
  .strictObject({
    /** FAR targets of the subject's verifications; what is not set is for the deployment to say. */
    ...policySchema.partial().shape,
    requiredReferences: z
      .int()
      .min(1)
      .max(MOST_REQUIRED_REFERENCES)
      .default(1)
      .describe('References without which nothing is verified'),
    retentionDays: z
      .int()
      .min(1)
      .max(MOST_RETENTION_DAYS)
      .optional()
      .describe("Days that verifications and their images are kept; the deployment's where it is not set"),
    trainingConsent: z.boolean().default(false).describe('Whether the references may be used for retraining'),
    outliers: z
      .enum(['refuse', 'hold'])
      .default('hold')
      .describe('What becomes of a reference that does not look like the others'),
  })
  .meta({ id: 'SubjectPolicy' });
export type SubjectPolicy = z.output<typeof subjectPolicySchema>;

/** The policy of subjects that nobody has set one for. */
export const DEFAULT_SUBJECT_POLICY: SubjectPolicy = subjectPolicySchema.parse({});
