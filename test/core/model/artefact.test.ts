import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ModelChecksumError,
  ModelFileMissingError,
  ModelManifestError,
  ModelPreprocessingError,
} from '#core/errors/model-errors.ts';
import { GRAPH_FILE, MANIFEST_FILE, readArtefact } from '#core/model/artefact.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { writeArtefact } from '#training/export/write-artefact.ts';

describe('readArtefact', () => {
  let folder: string;

  beforeEach(async () => {
    folder = join(await temporaryFolder(), 'model');
    await writeArtefact(folder, new Map([[GRAPH_FILE, tinyGraph()]]), tinyDescription);
  });

  it('gives the manifest and the graph that it vouches for', async () => {
    const { manifest, graph } = await readArtefact(folder);

    expect(manifest.modelVersion).toBe('tiny-1');
    expect(Buffer.from(graph).equals(tinyGraph())).toBe(true);
  });

  it('throws ModelChecksumError when one bit of the graph has changed', async () => {
    const damaged = Uint8Array.from(tinyGraph());
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    await writeFile(join(folder, GRAPH_FILE), damaged);

    await expect(readArtefact(folder)).rejects.toThrow(ModelChecksumError);
  });

  it('throws ModelFileMissingError when a file is not there', async () => {
    await rm(join(folder, GRAPH_FILE));
    await expect(readArtefact(folder)).rejects.toThrow(ModelFileMissingError);
    await rm(join(folder, MANIFEST_FILE));
    await expect(readArtefact(folder)).rejects.toThrow(ModelFileMissingError);
  });

  it('throws ModelManifestError for what is no manifest, naming the field', async () => {
    await writeFile(join(folder, MANIFEST_FILE), 'not json');
    await expect(readArtefact(folder)).rejects.toThrow(ModelManifestError);

    await writeFile(join(folder, MANIFEST_FILE), JSON.stringify({ ...tinyDescription, files: {} }));
    await expect(readArtefact(folder)).rejects.toThrow(/files: must vouch for model\.onnx/);
  });

  it('throws ModelManifestError for sections that this program does not compute, or that do not add up', async () => {
    const { size, sections } = tinyDescription.embedding;
    const files = { [GRAPH_FILE]: '0'.repeat(64) };
    for (const embedding of [
      { size, sections: sections.toReversed() },
      { size: size - 1, sections },
    ]) {
      await writeFile(join(folder, MANIFEST_FILE), JSON.stringify({ ...tinyDescription, files, embedding }));
      await expect(readArtefact(folder)).rejects.toThrow(ModelManifestError);
    }
  });

  it('throws ModelPreprocessingError for a model of another preprocessing', async () => {
    const other = {
      ...tinyDescription,
      files: { [GRAPH_FILE]: '0'.repeat(64) },
      preprocessing: { ...tinyDescription.preprocessing, version: 'another' },
    };
    await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(other));

    await expect(readArtefact(folder)).rejects.toThrow(ModelPreprocessingError);
  });
});
