import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PREPROCESSING_VERSION } from '#core/image/preprocess.ts';
import { CAPTURE_VERSION } from '../../augmentation/capture/capture.ts';
import type { PreparedSet } from '../prepared-set.ts';
import { drawSynthetic } from '../readers/synthetic.ts';
import type { SignatureDataset, SignatureSource } from '../signature-class.ts';
import { type Preparation, prepareDataset } from './prepare-dataset.ts';

/** Synthetic pictures that stand for all: the first of each of the first classes. */
const PROBES = 12;

const indexSchema = z.strictObject({
  id: z.string(),
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
  /** Other captures, whose pixels follow those of the pictures. */
  variants: z.int().min(0),
});

/**
 * `prepareDataset` with a memory on disk: what was prepared once from the same files (by path, length and time of
 * change), by the same preprocessing at the same size with the same captures, is read back.
 *
 * @param directory where prepared sets are kept, one pair of files a set
 */
export async function prepareCached(
  dataset: SignatureDataset,
  preparation: Preparation,
  directory: string,
  onProgress?: (done: number, total: number) => void,
): Promise<PreparedSet> {
  const path = join(directory, await keyOf(dataset, preparation));
  const cached = await readCached(path);
  if (cached !== null) return cached;
  const set = await prepareDataset(dataset, preparation, onProgress);
  await writeCached(path, directory, set);
  return set;
}

async function readCached(path: string): Promise<PreparedSet | null> {
  try {
    const { variants, ...index } = indexSchema.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')));
    const bytes = await readFile(`${path}.bin`);
    const length = bytes.length / (1 + variants);
    const layers = Array.from({ length: 1 + variants }, (_, layer) => {
      const pixels = new Uint8Array(new SharedArrayBuffer(length));
      pixels.set(bytes.subarray(layer * length, (layer + 1) * length));
      return pixels;
    });
    const [pixels = new Uint8Array(new SharedArrayBuffer(0)), ...others] = layers;
    return { ...index, pixels, variants: others };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The index is renamed into place last: where it stands, the pixels are complete. */
async function writeCached(
  path: string,
  directory: string,
  { pixels, variants, ...index }: PreparedSet,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const temporary = `${path}.${process.pid}`;
  await writeFile(`${temporary}.bin`, [pixels, ...variants]);
  await rename(`${temporary}.bin`, `${path}.bin`);
  await writeFile(`${temporary}.json`, JSON.stringify({ ...index, variants: variants.length }));
  await rename(`${temporary}.json`, `${path}.json`);
}

async function keyOf(dataset: SignatureDataset, { size, capture }: Preparation): Promise<string> {
  const hash = createHash('sha256').update(
    `${PREPROCESSING_VERSION} ${size.width}x${size.height} ${dataset.id}\n`,
  );
  if (capture.variants > 0) hash.update(`${CAPTURE_VERSION} ${JSON.stringify(capture)}\n`);
  for (const one of dataset.classes) {
    for (const source of one.sources) hash.update(`${one.id} ${await fingerprint(source)}\n`);
  }
  for (const pixels of drawProbes(dataset)) hash.update(pixels);
  return hash.digest('hex');
}

async function fingerprint(source: SignatureSource): Promise<string> {
  if (source.kind === 'synthetic') return JSON.stringify(source);
  const found = await stat(source.path).catch(() => null);
  return found === null ? `${source.path} missing` : `${source.path} ${found.size} ${found.mtimeMs}`;
}

/** A few synthetic pictures, so that a set drawn by an earlier version of the synthesis is not taken for this one. */
function drawProbes({ classes }: SignatureDataset): Uint8Array[] {
  return classes
    .slice(0, PROBES)
    .flatMap(({ sources: [source] }) => (source?.kind === 'synthetic' ? [drawSynthetic(source).pixels] : []));
}
