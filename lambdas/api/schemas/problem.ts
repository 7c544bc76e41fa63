import { z } from 'zod';

/** What every refusal looks like (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().startsWith('urn:countersign:problem:'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
