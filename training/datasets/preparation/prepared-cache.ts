import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { PREPROCESSING_VERSION } from '#core/image/preprocess.ts';
import type { PreparedSet } from '../prepared-set.ts';
import type { SignatureDataset, SignatureSource } from '../signature-class.ts';
import { prepareDataset } from './prepare-dataset.ts';

const indexSchema = z.strictObject({
  name: z.string(),
  size: z.strictObject({ width: z.int(), height: z.int() }),
  classes: z.array(
    z.strictObject({
      id: z.string(),
      writer: z.string(),
      family: z.string(),
      forged: z.boolean(),
      first: z.int(),
      count: z.int(),
    }),
  ),
  unreadable: z.array(z.strictObject({ image: z.string(), code: z.string() })),
});

/**
 * `prepareDataset` with a memory on disk: what was prepared once from the same files (by path, length and time of
 * change), by the same preprocessing at the same size, is read back.
 *
 * @param directory where prepared sets are kept, one pair of files a set
 */
export async function prepareCached(
  dataset: SignatureDataset,
  size: InputSize,
  directory: string,
  onProgress?: (done: number, total: number) => void,
): Promise<PreparedSet> {
  const path = join(directory, await keyOf(dataset, size));
  const cached = await readCached(path);
  if (cached !== null) return cached;
  const set = await prepareDataset(dataset, size, onProgress);
  await writeCached(path, directory, set);
  return set;
}

async function readCached(path: string): Promise<PreparedSet | null> {
  try {
    const index = indexSchema.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')));
    const bytes = await readFile(`${path}.bin`);
    const pixels = new Uint8Array(new SharedArrayBuffer(bytes.length));
    pixels.set(bytes);
    return { ...index, pixels };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The index is renamed into place last: where it stands, the pixels are complete. */
async function writeCached(
  path: string,
  directory: string,
  { pixels, ...index }: PreparedSet,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const temporary = `${path}.${process.pid}`;
  await writeFile(`${temporary}.bin`, pixels);
  await rename(`${temporary}.bin`, `${path}.bin`);
  await writeFile(`${temporary}.json`, JSON.stringify(index));
  await rename(`${temporary}.json`, `${path}.json`);
}

async function keyOf(dataset: SignatureDataset, size: InputSize): Promise<string> {
  const hash = createHash('sha256').update(
    `${PREPROCESSING_VERSION} ${size.width}x${size.height} ${dataset.name}\n`,
  );
  for (const one of dataset.classes) {
    for (const source of one.sources) hash.update(`${one.id} ${await fingerprint(source)}\n`);
  }
  return hash.digest('hex');
}

async function fingerprint(source: SignatureSource): Promise<string> {
  if (source.kind === 'synthetic') return `${JSON.stringify(source)}`;
  const { size, mtimeMs } = await stat(source.path);
  return `${source.path} ${size} ${mtimeMs}`;
}
