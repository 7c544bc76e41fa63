import { stat } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { DatasetLayoutError, DatasetMissingError, UnknownLayoutError } from '../errors.ts';
import type { SignatureDataset } from '../signature-class.ts';
import type { Layout } from './layouts/layout.ts';
import { LAYOUTS } from './layouts/layouts.ts';
import { listPicturesBelow } from './list-images.ts';
import { parseSyntheticSource, syntheticDataset } from './synthetic.ts';

/** Paths that an error shows of a folder in no known layout. */
const EXAMPLES = 3;

/**
 * Lists a data set without reading its images.
 *
 * @param source a folder of a known layout, or `synthetic` or `synthetic:<writers>`
 * @param seed seed of synthetic people
 * @param layout name of the folder's layout; found out when it is not told
 * @throws DatasetMissingError, UnknownLayoutError, DatasetLayoutError
 */
export async function readDataset(source: string, seed: number, layout?: string): Promise<SignatureDataset> {
  const writers = parseSyntheticSource(source);
  if (writers !== null) return syntheticDataset(writers, seed);
  const directory = resolve(source);
  await refuseMissing(source, directory);
  for (const candidate of candidates(layout)) {
    const classes = await candidate.read(directory);
    if (classes.length > 0) {
      return { id: directory, name: basename(directory), layout: candidate.name, classes };
    }
  }
  throw await layoutError(source, directory, layout);
}

function candidates(name: string | undefined): readonly Layout[] {
  if (name === undefined) return LAYOUTS;
  const named = LAYOUTS.filter((layout) => layout.name === name);
  if (named.length === 0)
    throw new UnknownLayoutError(
      name,
      LAYOUTS.map((layout) => layout.name),
    );
  return named;
}

async function refuseMissing(source: string, directory: string): Promise<void> {
  const found = await stat(directory).catch((cause: unknown) => {
    throw new DatasetMissingError(source, { cause });
  });
  if (!found.isDirectory()) throw new DatasetMissingError(source);
}

/** Says what lies there and what would have been understood. */
async function layoutError(
  source: string,
  directory: string,
  layout: string | undefined,
): Promise<DatasetLayoutError> {
  const pictures = await listPicturesBelow(directory);
  return new DatasetLayoutError(source, {
    pictures: pictures.length,
    examples: pictures.slice(0, EXAMPLES).map((path) => relative(directory, path)),
    expected: candidates(layout),
  });
}
