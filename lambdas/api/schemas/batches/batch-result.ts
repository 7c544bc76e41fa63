import { z } from 'zod';
import { subjectIdSchema, verificationIdSchema } from '#core/ids.ts';
import { judgementSchema } from '../verifications/judgement.ts';

const ofItem = { name: z.string(), subject: subjectIdSchema };

/** One line of a batch's results: how an item was decided, or the code of the problem that kept it from being. */
export const batchResultSchema = z.union([
  z
    .strictObject({ ...ofItem, verification: verificationIdSchema })
    .extend(judgementSchema.pick({ decision: true, reason: true, score: true }).shape),
  z.strictObject({ ...ofItem, problem: z.string() }),
]);
export type BatchResult = z.infer<typeof batchResultSchema>;
