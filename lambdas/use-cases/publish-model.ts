import type { ModelVersion } from '#core/ids.ts';
import {
  MANIFEST_FILE,
  openArtefact,
  type ReadArtefactFile,
  readVouchedFile,
  sha256,
} from '#core/model/artefact.ts';
import type { ModelPublisher } from '../stores/models/model-publisher.ts';

/** What a publication did. */
export interface Publication {
  readonly version: ModelVersion;
  /** The version that answered before, if another one did. */
  readonly replaced: string | undefined;
}

/**
 * Checks an artefact, writes its files to the registry (the manifest last, so that a version that has one is whole),
 * and makes it the active model. Doing it again changes nothing.
 *
 * @throws ModelError when a file is missing or is not the one that the manifest vouches for, when the version was
 * published before with other content, or when somebody else moved the active model meanwhile
 */
export async function publishModel(
  publisher: ModelPublisher,
  read: ReadArtefactFile,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<Publication> {
  const { manifest } = await openArtefact(read);
  const version = manifest.modelVersion;
  for (const file of Object.keys(manifest.files)) {
    await publisher.putFile(version, file, await readVouchedFile(read, manifest, file));
  }
  const manifestBytes = await read(MANIFEST_FILE);
  await publisher.putFile(version, MANIFEST_FILE, manifestBytes);

  const pointer = { modelVersion: version, manifestSha256: sha256(manifestBytes) };
  await publisher.register(pointer, by, at);
  const active = await publisher.activeVersion();
  if (active === version) return { version, replaced: undefined };
  await publisher.activate(pointer, active, by, at);
  return { version, replaced: active };
}
