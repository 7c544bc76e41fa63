import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { ModelChecksumError, ModelFileMissingError } from '#core/errors/model-errors.ts';
import { modelVersionSchema } from '#core/ids.ts';
import { MANIFEST_FILE, type ReadArtefactFile } from '#core/model/artefact.ts';
import { ActiveModelChangedError, ModelVersionTakenError } from '#lambdas/errors/registry-errors.ts';
import type { ModelPointer } from '#lambdas/stores/models/model-pointer.ts';
import { publishModel } from '#lambdas/use-cases/publish-model.ts';
import { deployedStores } from './support/stores.ts';

const WHO = { by: 'test', at: new Date() };
const shipped: ReadArtefactFile = (file) => readFile(join(SHIPPED_MODEL, file));

/** The shipped model with another manifest. */
function changed(changes: object): ReadArtefactFile {
  return async (file) => {
    if (file !== MANIFEST_FILE) return shipped(file);
    const manifest = JSON.parse(await readFile(join(SHIPPED_MODEL, file), 'utf8'));
    return Buffer.from(JSON.stringify({ ...manifest, ...changes }));
  };
}

let before: ModelPointer;

beforeAll(async () => {
  before = await deployedStores().registry.active();
});

afterAll(async () => {
  const { publisher } = deployedStores();
  await publisher.activate(before, await publisher.activeVersion(), WHO.by, WHO.at);
});

describe('publishing', () => {
  it('the same model again changes nothing', async () => {
    const { publisher, registry } = deployedStores();

    expect(await publishModel(publisher, shipped, WHO)).toEqual({
      version: before.modelVersion,
      replaced: undefined,
    });
    expect(await registry.active()).toEqual(before);
  });

  it('other content under the same version is refused, and the model stays', async () => {
    const { publisher, registry } = deployedStores();

    await expect(
      publishModel(publisher, changed({ createdAt: '2000-01-01T00:00:00Z' }), WHO),
    ).rejects.toThrow(ModelVersionTakenError);
    expect(await registry.active()).toEqual(before);
  });

  it('a damaged artefact is refused before anything is written', async () => {
    const { publisher, registry } = deployedStores();
    const damaged: ReadArtefactFile = (file) =>
      file === 'model.onnx'
        ? Promise.resolve(Buffer.from('damaged'))
        : changed({ modelVersion: 'damaged' })(file);

    await expect(publishModel(publisher, damaged, WHO)).rejects.toThrow(ModelChecksumError);
    const pointer = { ...before, modelVersion: modelVersionSchema.parse('damaged') };
    await expect(registry.open(pointer)).rejects.toThrow(ModelFileMissingError);
  });

  it('another version makes it the active one', async () => {
    const { publisher, registry } = deployedStores();

    const publication = await publishModel(publisher, changed({ modelVersion: 'next' }), WHO);

    expect(publication).toEqual({ version: 'next', replaced: before.modelVersion });
    const artefact = await registry.open(await registry.active());
    expect(artefact.manifest.modelVersion).toBe('next');
  });
});

describe('the pointer', () => {
  it('is moved by one of many who saw the same version', async () => {
    const { publisher } = deployedStores();
    const from = await publisher.activeVersion();
    const versions = Array.from({ length: 10 }, (_, i) => modelVersionSchema.parse(`raced-${i}`));

    for (const modelVersion of versions)
      await publisher.register({ ...before, modelVersion }, WHO.by, WHO.at);
    const moves = await Promise.allSettled(
      versions.map((modelVersion) => publisher.activate({ ...before, modelVersion }, from, WHO.by, WHO.at)),
    );

    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const move of moves)
      if (move.status === 'rejected') expect(move.reason).toBeInstanceOf(ActiveModelChangedError);
  });

  it('vouches for the manifest', async () => {
    const { registry } = deployedStores();

    await expect(registry.open({ ...before, manifestSha256: '0'.repeat(64) })).rejects.toThrow(
      ModelChecksumError,
    );
  });
});
