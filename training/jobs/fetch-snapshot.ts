import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sniffFormat } from '#core/image/format.ts';
import { sha256 } from '#core/model/artefact.ts';
import {
  type SnapshotImage,
  type SnapshotSet,
  type TrainingSnapshot,
  trainingSnapshotSchema,
} from '#core/retraining/snapshot.ts';
import { SnapshotImageChangedError, SnapshotUnusableError } from './errors.ts';
import type { JobBucket } from './job-bucket.ts';

/** Downloads at a time. */
const PARALLEL = 16;

/** A snapshot on disk, laid out as `<folder>/<set>/<writer>/genuine|forged/*`. */
export interface FetchedSnapshot {
  readonly snapshot: TrainingSnapshot;
  /** Folder of each set that has any image. */
  readonly folders: ReadonlyMap<string, string>;
  /** Images that were erased since the snapshot was taken. */
  readonly missing: number;
}

export interface SnapshotBuckets {
  readonly images: JobBucket;
  readonly dataSets: JobBucket;
}

/** Reads a snapshot's manifest. @throws SnapshotUnusableError */
export async function readSnapshot(bucket: JobBucket, key: string): Promise<TrainingSnapshot> {
  const bytes = await bucket.get(key);
  if (bytes === undefined) throw new SnapshotUnusableError(key);
  try {
    return trainingSnapshotSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new SnapshotUnusableError(key, { cause });
  }
}

/**
 * Fetches the images of a snapshot into a folder that it empties first. Erased ones are left out; every other one is
 * checked against its sha256.
 *
 * @throws SnapshotImageChangedError
 */
export async function fetchSnapshot(
  snapshot: TrainingSnapshot,
  buckets: SnapshotBuckets,
  folder: string,
): Promise<FetchedSnapshot> {
  await rm(folder, { recursive: true, force: true });
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  const wanted = snapshot.sets.flatMap((set) => imagesOf(set));
  let missing = 0;
  const fetched = new Set<string>();
  await inParallel(wanted, async ({ set, writer, image }) => {
    const bytes = await buckets[image.bucket].get(image.object, image.version);
    if (bytes === undefined) {
      missing++;
      return;
    }
    if (sha256(bytes) !== image.sha256) throw new SnapshotImageChangedError(image.object);
    const place = join(partial, set, writer, image.label);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, `${image.sha256.slice(0, 32)}.${sniffFormat(bytes) ?? 'unknown'}`), bytes);
    fetched.add(set);
  });
  await mkdir(partial, { recursive: true });
  await rename(partial, folder);
  return { snapshot, folders: new Map([...fetched].map((set) => [set, join(folder, set)])), missing };
}

function imagesOf({ name, writers }: SnapshotSet): { set: string; writer: string; image: SnapshotImage }[] {
  return writers.flatMap(({ writer, images }) => images.map((image) => ({ set: name, writer, image })));
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
