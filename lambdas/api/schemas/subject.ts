import { z } from 'zod';
import { subjectIdSchema } from '#core/ids.ts';
import { momentSchema } from './moment.ts';

/** A subject as its tenant sees it. */
export const subjectAnswerSchema = z
  .object({
    subject: subjectIdSchema,
    references: z.int().nonnegative(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: 'Subject' });
export type SubjectAnswer = z.infer<typeof subjectAnswerSchema>;
