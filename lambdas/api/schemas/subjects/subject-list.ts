import { z } from 'zod';
import { subjectIdSchema } from '#core/ids.ts';
import { momentSchema } from '../moment.ts';
import { pageLimitSchema } from '../page-limit.ts';

/** Which part of a tenant's subjects is asked for. */
export const subjectListQuery = z.strictObject({
  prefix: subjectIdSchema.optional().describe('What the names begin with'),
  limit: pageLimitSchema,
  after: subjectIdSchema.optional().describe('`next` of the page before'),
});
export type SubjectListQuery = z.output<typeof subjectListQuery>;

/** One page of a tenant's subjects, by name. */
export const subjectListSchema = z
  .object({
    subjects: z.array(z.object({ subject: subjectIdSchema, createdAt: momentSchema })),
    /** Where the next page goes on; absent on the last one. */
    next: subjectIdSchema.optional(),
  })
  .meta({ id: 'SubjectList' });
export type SubjectList = z.infer<typeof subjectListSchema>;
