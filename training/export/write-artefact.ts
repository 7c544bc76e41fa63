import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MANIFEST_FILE, sha256 } from '#core/model/artefact.ts';
import { type ModelManifest, modelManifestSchema } from '#core/model/manifest.ts';
import { writeFolderAtomically } from '../run/write-atomically.ts';
import { ModelFolderExistsError } from './errors.ts';

/** @throws ModelFolderExistsError when something is there */
export async function refuseExisting(folder: string): Promise<void> {
  if (existsSync(folder)) throw new ModelFolderExistsError(folder);
}

/**
 * Writes a model artefact, whole or not at all: the files, and a manifest that vouches for each.
 *
 * @param files contents by name, `/` between folders
 * @param description the manifest but for its list of files
 * @throws ModelFolderExistsError when the folder exists
 */
export async function writeArtefact(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  description: Omit<ModelManifest, 'files'>,
): Promise<ModelManifest> {
  await refuseExisting(folder);
  const checksums = Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)]));
  const manifest = modelManifestSchema.parse({ ...description, files: checksums });
  await writeFolderAtomically(folder, async (temporary) => {
    for (const [name, content] of files) {
      await mkdir(dirname(join(temporary, name)), { recursive: true });
      await writeFile(join(temporary, name), content);
    }
    await writeFile(join(temporary, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  });
  return manifest;
}
