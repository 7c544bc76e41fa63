import { z } from 'zod';
import { subjectIdSchema } from '#core/ids.ts';
import { momentSchema } from '../moment.ts';
import { DEFAULT_SUBJECT_POLICY, subjectPolicySchema } from './subject-policy.ts';

/** A policy as it is set: what has a default may be left out, so in the document it is another schema. */
const policyRequestSchema = z.strictObject(subjectPolicySchema.shape).meta({ id: 'SubjectPolicyRequest' });

/** What a tenant sets of a subject; the whole policy is replaced. */
export const subjectRequestSchema = z
  .strictObject({ policy: policyRequestSchema.default(DEFAULT_SUBJECT_POLICY) })
  .meta({ id: 'SubjectRequest' });

/** A subject as its tenant sees it. */
export const subjectAnswerSchema = z
  .object({
    subject: subjectIdSchema,
    /** References that are kept, and how many of them are held until somebody has accepted them. */
    references: z.int().nonnegative(),
    held: z.int().nonnegative(),
    policy: subjectPolicySchema,
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: 'Subject' });
export type SubjectAnswer = z.infer<typeof subjectAnswerSchema>;
