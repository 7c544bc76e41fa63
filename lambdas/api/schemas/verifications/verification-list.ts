import { z } from 'zod';
import { verificationIdSchema } from '#core/ids.ts';
import { momentSchema } from '../moment.ts';
import { pageLimitSchema } from '../page-limit.ts';
import { decisionSchema } from './judgement.ts';
import { verificationAnswerSchema } from './verification.ts';

/** Which part of a list is asked for. */
export const pageQuery = z.strictObject({
  limit: pageLimitSchema,
  page: verificationIdSchema.optional().describe('`next` of the page before'),
});

/** A stretch of time, both ends included. */
export const periodQuery = pageQuery.extend({ from: momentSchema.optional(), to: momentSchema.optional() });
export type PeriodQuery = z.infer<typeof periodQuery>;

/** All verifications of a tenant that ended with one decision, in a stretch of time. */
export const decisionQuery = periodQuery.extend({ decision: decisionSchema });

/** One page of verifications. */
export const verificationListSchema = z
  .object({
    verifications: z.array(verificationAnswerSchema),
    /** Where the next page begins; absent on the last one. */
    next: verificationIdSchema.optional(),
  })
  .meta({ id: 'VerificationList' });
export type VerificationList = z.infer<typeof verificationListSchema>;
