import { z } from 'zod';

/** A moment in UTC (RFC 3339). */
export const momentSchema = z.iso.datetime();
