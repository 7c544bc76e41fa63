import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sniffFormat } from '#core/image/decoding/format.ts';
import { inParallel } from '#core/in-parallel.ts';
import type { Medium } from '#core/medium.ts';
import { sha256 } from '#core/model/artefact.ts';
import type { SnapshotSet, SnapshotWriter } from '#core/retraining/snapshot.ts';
import { SnapshotImageChangedError } from '../errors.ts';
import type { JobStores } from '../stores/job-stores.ts';

/** Downloads at a time. */
const PARALLEL = 16;
/** Characters of a picture's sha256 that make its file's name. */
const NAME_LENGTH = 32;

/** Sets on disk, each laid out as `<writer>/genuine|forged/*`. */
export interface FetchedSets {
  /** Those that have any image. */
  readonly sets: readonly FetchedSet[];
  /** Images that were erased since the snapshot was taken, or are none. */
  readonly missing: number;
  /** Medium of each file by its path, where it is known. */
  readonly media: ReadonlyMap<string, Medium>;
}

export interface FetchedSet {
  readonly set: SnapshotSet;
  readonly folder: string;
}

/**
 * Fetches the images of some sets into a new folder. Erased ones are left out; every other one is checked against its
 * sha256. Files have the same names everywhere, so that a run can go on on another machine.
 *
 * @throws SnapshotImageChangedError
 */
export async function fetchSets(
  sets: readonly SnapshotSet[],
  stores: Pick<JobStores, 'images' | 'dataSets'>,
  folder: string,
): Promise<FetchedSets> {
  let missing = 0;
  const filled = new Set<string>();
  const media = new Map<string, Medium>();
  await inParallel(sets.flatMap(imagesOf), PARALLEL, async ({ set, writer, image }) => {
    const bytes = await stores[image.bucket].get(image.object, image.version);
    if (bytes !== undefined && sha256(bytes) !== image.sha256)
      throw new SnapshotImageChangedError(image.object);
    const format = bytes && sniffFormat(bytes);
    if (bytes === undefined || format === undefined) {
      missing++;
      return;
    }
    const place = join(folder, set, writer, image.label);
    await mkdir(place, { recursive: true });
    const path = join(place, `${image.sha256.slice(0, NAME_LENGTH)}.${format}`);
    await writeFile(path, bytes);
    if (image.medium !== undefined) media.set(path, image.medium);
    filled.add(set);
  });
  const fetched = sets.filter(({ name }) => filled.has(name));
  return { sets: fetched.map((set) => ({ set, folder: join(folder, set.name) })), missing, media };
}

interface PlacedImage {
  readonly set: string;
  readonly writer: string;
  readonly image: SnapshotWriter['images'][number];
}

function imagesOf({ name, writers }: SnapshotSet): PlacedImage[] {
  return writers.flatMap(({ writer, images }) => images.map((image) => ({ set: name, writer, image })));
}
