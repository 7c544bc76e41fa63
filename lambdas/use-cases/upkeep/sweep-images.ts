import type { ImageStore } from '../../stores/image-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import { MILLISECONDS_PER_DAY } from './milliseconds-per-day.ts';

export interface ImageSweepStores {
  readonly images: Pick<ImageStore, 'bySubject' | 'eraseObject'>;
  /** Objects that the rows of a subject name. */
  readonly namedObjects: (key: SubjectKey) => Promise<ReadonlySet<string>>;
}

export interface ImageSweep {
  readonly removed: number;
  /** Object to go on after another time; undefined when all were looked at. */
  readonly next: string | undefined;
}

/**
 * Removes pictures that no row names and that are older than a day, as an enrollment leaves them that was killed between
 * picture and row.
 *
 * @param after - object that the last sweep came to
 * @param goesOn - whether there is time for another subject
 */
export async function sweepImages(
  { images, namedObjects }: ImageSweepStores,
  {
    after,
    at,
    goesOn,
  }: { readonly after: string | undefined; readonly at: Date; readonly goesOn: () => boolean },
): Promise<ImageSweep> {
  const before = at.getTime() - MILLISECONDS_PER_DAY;
  let removed = 0;
  for await (const { key, objects, last } of images.bySubject(after)) {
    const old = objects.filter(({ modifiedAt }) => modifiedAt.getTime() < before);
    if (old.length > 0) {
      const named = await namedObjects(key);
      for (const { object } of old) {
        if (named.has(object)) continue;
        await images.eraseObject(object);
        removed++;
      }
    }
    if (!goesOn()) return { removed, next: last };
  }
  return { removed, next: undefined };
}
