import { resolve } from 'node:path';
import { DatasetLayoutError } from '../errors.ts';
import type { SignatureDataset } from '../signature-class.ts';
import { readCrossMedia } from './cross-media.ts';
import { readGenuineForged } from './genuine-forged.ts';
import { parseSyntheticSource, syntheticDataset } from './synthetic.ts';

const READERS = [readCrossMedia, readGenuineForged];

/**
 * Lists a data set without reading its images.
 *
 * @param source a folder of a known layout, or `synthetic` or `synthetic:<writers>`
 * @param seed seed of synthetic people
 * @throws DatasetLayoutError when it is neither
 */
export async function readDataset(source: string, seed: number): Promise<SignatureDataset> {
  const writers = parseSyntheticSource(source);
  if (writers !== null) return syntheticDataset(writers, seed);
  try {
    for (const read of READERS) {
      const dataset = await read(resolve(source));
      if (dataset !== null) return dataset;
    }
  } catch (cause) {
    throw new DatasetLayoutError(source, { cause });
  }
  throw new DatasetLayoutError(source);
}
