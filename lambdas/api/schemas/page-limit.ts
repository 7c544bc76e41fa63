import { z } from 'zod';

const LONGEST_PAGE = 100;
const USUAL_PAGE = 20;

/** How many entries one page of a list has at most. */
export const pageLimitSchema = z.coerce.number().int().min(1).max(LONGEST_PAGE).default(USUAL_PAGE);
