import { z } from 'zod';
import { subjectIdSchema } from '#core/ids.ts';
import { momentSchema } from '../moment.ts';
import { NO_OWN_POLICY, ownPolicySchema, subjectPolicySchema, tenantPolicySchema } from './subject-policy.ts';

/** What a tenant sets of a subject; the whole policy is replaced. */
export const subjectRequestSchema = z
  .strictObject({ policy: ownPolicySchema.default(NO_OWN_POLICY) })
  .meta({ id: 'SubjectRequest' });

/** A subject as its tenant sees it. */
export const subjectAnswerSchema = z
  .object({
    subject: subjectIdSchema,
    /** References that are kept, and how many of them are held until somebody has accepted them. */
    references: z.int().nonnegative(),
    held: z.int().nonnegative(),
    /** What holds for the subject, and which of it is the tenant's and not its own. */
    policy: subjectPolicySchema,
    inherited: z.array(tenantPolicySchema.keyof()),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: 'Subject' });
export type SubjectAnswer = z.infer<typeof subjectAnswerSchema>;
