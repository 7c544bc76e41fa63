import { z } from 'zod';

/** What holds for subjects with so many references, up to the next entry of its list. */
export const byReferencesSchema = z.strictObject({ references: z.int().positive() });
type ByReferences = z.infer<typeof byReferencesSchema>;

/** Whether a list begins with one reference and goes on to more. */
export function isAscending(list: readonly ByReferences[]): boolean {
  return (
    list.every(({ references }, i) => references > (list[i - 1]?.references ?? 0)) &&
    list[0]?.references === 1
  );
}

export const ASCENDING = { message: 'must begin with 1 reference and ascend' };

/** The entry for a number of references, at least 1: that of the largest number which is not above it. */
export function forReferences<T extends ByReferences>(list: readonly T[], count: number): T {
  const entry = list.findLast(({ references }) => references <= count);
  if (entry === undefined) throw new RangeError(`nothing is listed for ${count} references`);
  return entry;
}
