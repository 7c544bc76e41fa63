import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ModelFileMissingError, ModelManifestError } from '#core/errors/model-errors.ts';
import type { ModelVersion } from '#core/ids.ts';
import {
  GRAPH_FILE,
  MANIFEST_FILE,
  parseManifest,
  type ReadArtefactFile,
  readVouchedFile,
  sha256,
} from '#core/model/artefact.ts';
import type { JobBucket } from './job-bucket.ts';

/** Where a file of a model lies in the bucket of models. */
const objectOf = (version: ModelVersion, file: string): string => `models/${version}/${file}`;

/**
 * Fetches a model's artefact into a folder, every file checked against the manifest.
 *
 * @throws ModelFileMissingError, ModelManifestError, ModelChecksumError
 */
export async function fetchModel(models: JobBucket, version: ModelVersion, folder: string): Promise<void> {
  const read: ReadArtefactFile = async (name) => {
    const bytes = await models.get(objectOf(version, name));
    if (bytes === undefined) throw new ModelFileMissingError(name);
    return bytes;
  };
  const manifestBytes = await read(MANIFEST_FILE);
  const manifest = parseManifest(manifestBytes);
  if (manifest.modelVersion !== version)
    throw new ModelManifestError(`it is of version ${manifest.modelVersion}, not ${version}.`);
  for (const name of Object.keys(manifest.files)) {
    await write(join(folder, name), await readVouchedFile(read, manifest, name));
  }
  await write(join(folder, MANIFEST_FILE), manifestBytes);
}

/** A model as it lies in the bucket. */
export interface UploadedModel {
  readonly modelVersion: ModelVersion;
  readonly manifestSha256: string;
}

/**
 * Adds the artefact in a folder to the bucket, the manifest last: whoever sees it sees all that it vouches for. Nothing
 * that lies there is ever replaced; a model that another retraining has made already, graph and calibration alike, is
 * that model.
 *
 * @throws ObjectTakenError when the version is there with other contents
 */
export async function uploadModel(models: JobBucket, folder: string): Promise<UploadedModel> {
  const manifestBytes = await readFile(join(folder, MANIFEST_FILE));
  const { modelVersion, files, calibration } = parseManifest(manifestBytes);
  const present = await models.get(objectOf(modelVersion, MANIFEST_FILE));
  if (present !== undefined) {
    const earlier = parseManifest(present);
    const isSame =
      earlier.files[GRAPH_FILE] === files[GRAPH_FILE] && isDeepStrictEqual(earlier.calibration, calibration);
    if (isSame) return { modelVersion, manifestSha256: sha256(present) };
  }
  for (const name of Object.keys(files)) {
    await models.putOnce(objectOf(modelVersion, name), await readFile(join(folder, name)));
  }
  await models.putOnce(objectOf(modelVersion, MANIFEST_FILE), manifestBytes);
  return { modelVersion, manifestSha256: sha256(manifestBytes) };
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
