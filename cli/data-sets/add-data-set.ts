import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { ImageError } from '#core/errors/image-errors.ts';
import { decodeImage } from '#core/image/decoding/decode.ts';
import { sniffFormat } from '#core/image/decoding/format.ts';
import { recognizeMedium } from '#core/image/decoding/recognize-medium.ts';
import { inParallel } from '#core/in-parallel.ts';
import { sha256 } from '#core/model/artefact.ts';
import { type StoredDataSet, storedDataSetSchema } from '#core/retraining/data-set.ts';
import { ENROLLED_SET } from '#core/retraining/snapshot.ts';
import type { DataSetBucket } from './data-set-bucket.ts';
import { DataSetNameError, DataSetTakenError } from './errors.ts';
import type { ListedPicture } from './listed-pictures.ts';

/** Pictures that are read, and sent, at a time. */
const PARALLEL = 16;
/** Characters of a picture's sha256 that make its file's name. */
const NAME_LENGTH = 32;

export interface NewDataSet extends Pick<StoredDataSet, 'name' | 'terms' | 'use' | 'medium'> {
  readonly pictures: readonly ListedPicture[];
  /** Whether another set of the name gives way. */
  readonly replace: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of adding a data set. */
export interface Addition {
  readonly set: StoredDataSet;
  /** Pictures that were sent; the others were there. */
  readonly uploaded: number;
  /** Paths of files that the service could not read. */
  readonly leftOut: readonly string[];
}

type StoredImage = StoredDataSet['writers'][number]['images'][number];

/**
 * Writes pictures into the bucket, each under its checksum, and then the file that makes a data set of them: whatever
 * happens on the way, snapshots see all of it or nothing. Adding a set again sends what is missing.
 *
 * @throws DataSetNameError, DataSetTakenError before anything is sent
 */
export async function addDataSet(
  bucket: DataSetBucket,
  { pictures, replace, onProgress, ...named }: NewDataSet,
): Promise<Addition> {
  const { name } = named;
  if (name === ENROLLED_SET || !storedDataSetSchema.shape.name.safeParse(name).success)
    throw new DataSetNameError(name);
  const images = new Map<ListedPicture, StoredImage>();
  await inParallel(pictures, PARALLEL, async (picture) => {
    const image = await describePicture(picture, named.medium === undefined);
    if (image !== undefined) images.set(picture, image);
  });
  const set = storedDataSetSchema.parse({ ...named, writers: writersOf(pictures, images) });
  const before = await bucket.find(name);
  const isAsBefore = isDeepStrictEqual(before, set);
  if (before !== undefined && !isAsBefore && !replace) throw new DataSetTakenError(name);

  const present = await bucket.paths(name);
  const missing = [...images].filter(([, { path }]) => !present.has(path));
  let done = 0;
  await inParallel(missing, PARALLEL, async ([picture, image]) => {
    await bucket.put(name, image.path, { bytes: await readFile(picture.path), sha256: image.sha256 });
    onProgress?.(++done, missing.length);
  });
  if (!isAsBefore) await bucket.describe(set);
  const leftOut = pictures.filter((picture) => !images.has(picture)).map(({ path }) => path);
  return { set, uploaded: missing.length, leftOut };
}

/** What a set says of a picture; undefined where the service could not read it. */
async function describePicture(
  { writer, label, path }: ListedPicture,
  asFileSays: boolean,
): Promise<StoredImage | undefined> {
  const bytes = await readFile(path);
  const format = sniffFormat(bytes);
  if (format === undefined || !(await isReadable(bytes))) return undefined;
  const digest = sha256(bytes);
  const medium = asFileSays ? await recognizeMedium(bytes) : undefined;
  return {
    label,
    path: `${writer}/${label}/${digest.slice(0, NAME_LENGTH)}.${format}`,
    sha256: digest,
    ...(medium !== undefined && { medium }),
  };
}

async function isReadable(bytes: Uint8Array): Promise<boolean> {
  try {
    await decodeImage(bytes);
    return true;
  } catch (error) {
    if (error instanceof ImageError) return false;
    throw error;
  }
}

/** Writers in their order, each with the pictures in theirs, a picture that is there twice once. */
function writersOf(
  pictures: readonly ListedPicture[],
  images: ReadonlyMap<ListedPicture, StoredImage>,
): StoredDataSet['writers'] {
  const byWriter = new Map<string, Map<string, StoredImage>>();
  for (const picture of pictures) {
    const image = images.get(picture);
    if (image === undefined) continue;
    const own = byWriter.get(picture.writer) ?? new Map<string, StoredImage>();
    byWriter.set(picture.writer, own.set(image.path, image));
  }
  return [...byWriter].map(([writer, own]) => ({ writer, images: [...own.values()] }));
}
