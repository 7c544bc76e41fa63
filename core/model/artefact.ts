import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ModelChecksumError,
  ModelFileMissingError,
  ModelManifestError,
  ModelPreprocessingError,
} from '../errors/model-errors.ts';
import { PREPROCESSING_VERSION } from '../image/preprocess.ts';
import { type ModelManifest, modelManifestSchema } from './manifest.ts';

/** Names of the files that every artefact has. */
export const MANIFEST_FILE = 'manifest.json';
export const GRAPH_FILE = 'model.onnx';
export const MODEL_CARD_FILE = 'model-card.md';

/** A model that may be used: its manifest is valid and its graph is the one that the manifest vouches for. */
export interface ModelArtefact {
  readonly manifest: ModelManifest;
  readonly graph: Uint8Array;
}

/** Fetches one file of an artefact by its name in the manifest, from a folder, a bucket or memory. */
export type ReadArtefactFile = (name: string) => Promise<Uint8Array>;

/** sha256 in lower-case hexadecimal, as manifests write it. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads an artefact's manifest and graph and checks both before anything uses them.
 *
 * @throws ModelManifestError, ModelPreprocessingError, ModelChecksumError, and whatever `read` throws
 */
export async function openArtefact(read: ReadArtefactFile): Promise<ModelArtefact> {
  const manifest = parseManifest(await read(MANIFEST_FILE));
  if (manifest.preprocessing.version !== PREPROCESSING_VERSION) {
    throw new ModelPreprocessingError(manifest.preprocessing.version, PREPROCESSING_VERSION);
  }
  return { manifest, graph: await readVouchedFile(read, manifest, GRAPH_FILE) };
}

/**
 * Reads one file of an artefact, which must be the one that its manifest vouches for.
 *
 * @throws ModelChecksumError, and whatever `read` throws
 */
export async function readVouchedFile(
  read: ReadArtefactFile,
  { files }: Pick<ModelManifest, 'files'>,
  name: string,
): Promise<Uint8Array> {
  const bytes = await read(name);
  const actual = sha256(bytes);
  if (files[name] !== actual) throw new ModelChecksumError(name, files[name] ?? 'none', actual);
  return bytes;
}

/** Reads the files of an artefact in a folder; throws ModelFileMissingError for one that is not there. */
export function filesIn(directory: string): ReadArtefactFile {
  return async (name) => {
    try {
      return await readFile(join(directory, name));
    } catch (cause) {
      throw new ModelFileMissingError(name, { cause });
    }
  };
}

/**
 * Reads and checks the artefact in a folder.
 *
 * @throws ModelFileMissingError besides what `openArtefact` throws
 */
export function readArtefact(directory: string): Promise<ModelArtefact> {
  return openArtefact(filesIn(directory));
}

/** Reads a manifest from the bytes of its file. @throws ModelManifestError */
export function parseManifest(bytes: Uint8Array): ModelManifest {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelManifestError('it is no JSON.', { cause });
  }
  const parsed = modelManifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ModelManifestError(`${issue?.path.join('.')}: ${issue?.message}.`, { cause: parsed.error });
}
