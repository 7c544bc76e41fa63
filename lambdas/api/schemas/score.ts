import { z } from 'zod';

/** Probability at even odds that the subject wrote the query, in steps of 0.01. */
export const scoreSchema = z.number().min(0).max(1);
