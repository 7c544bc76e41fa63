import { z } from 'zod';
import { momentSchema } from '../moment.ts';

/** What a person found. */
export const outcomeSchema = z.enum(['genuine', 'forged', 'unsure']);

/** A person's finding about a verification that waits for one. */
export const outcomeRequestSchema = z
  .strictObject({
    outcome: outcomeSchema,
    notes: z.string().max(2000).optional(),
    /** The reviewer's name, where the token's `sub` does not say it. */
    reviewer: z.string().min(1).max(200).optional(),
  })
  .meta({ id: 'OutcomeRequest' });
export type OutcomeRequest = z.infer<typeof outcomeRequestSchema>;

/** Where a review stands. */
export const reviewSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('open') }),
    z.object({
      state: z.literal('closed'),
      outcome: outcomeSchema,
      notes: z.string().optional(),
      reviewer: z.string().optional(),
      /** The `sub` of the reviewer's token. */
      by: z.string(),
      at: momentSchema,
    }),
  ])
  .meta({ id: 'Review' });
export type Review = z.infer<typeof reviewSchema>;
