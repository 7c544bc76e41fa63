import { z } from 'zod';

/** What a signature was written on or taken down with, in a word: `scan`, `photo` and `drawn` are the service's own. */
export const mediumSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
export type Medium = z.infer<typeof mediumSchema>;
