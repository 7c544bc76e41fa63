import { z } from 'zod';
import { MAX_IMAGE_BYTES } from '#core/image/decoding/limits.ts';

/** Four letters of base64 say three bytes (RFC 4648, section 4). */
const MAX_LETTERS = Math.ceil(MAX_IMAGE_BYTES / 3) * 4;

/** An image in a JSON body: base64 outside, bytes inside. */
export const imageSchema = z
  .base64()
  .min(4)
  .max(MAX_LETTERS)
  .transform((letters): Uint8Array => Buffer.from(letters, 'base64'));
