import { z } from 'zod';

/** Name that a caller gives to a request, so that sending it again changes nothing: visible ASCII. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'use 1 to 128 visible ASCII characters');
