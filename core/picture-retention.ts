/** Days that a stored picture can be kept, from the shortest; the bucket has one rule of expiry for each. */
export const KEEP_DAYS = [1, 7, 30, 90, 365, 3650] as const;
export type KeepDays = (typeof KEEP_DAYS)[number];

/** Tag of a stored picture that says how many days it is kept. */
export const KEEP_DAYS_TAG = 'keep-days';

/** The longest time to keep a picture that does not go beyond a retention of at least one day. */
export function keepDaysWithin(retentionDays: number): KeepDays {
  return KEEP_DAYS.findLast((days) => days <= retentionDays) ?? KEEP_DAYS[0];
}
