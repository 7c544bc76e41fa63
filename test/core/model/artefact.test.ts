import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ModelChecksumError,
  ModelFileMissingError,
  ModelManifestError,
  ModelPreprocessingError,
} from '#core/errors/model-errors.ts';
import { GRAPH_FILE, MANIFEST_FILE, readArtefact, readVouchedFile } from '#core/model/artefact.ts';
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

  it('throws ModelManifestError for sections of another name or size, or more of them', async () => {
    const { sections } = tinyDescription.embedding;
    const [network = { name: 'network', size: 8 }, pairs = network, patterns = pairs] = sections;
    const files = { [GRAPH_FILE]: '0'.repeat(64) };
    for (const listed of [
      [network, { ...pairs, name: 'binary-patterns' }, patterns],
      [network, { ...pairs, size: pairs.size + 1 }, { ...patterns, size: patterns.size - 1 }],
      [network, pairs, patterns, patterns],
      [network, pairs],
    ]) {
      const size = listed.reduce((sum, section) => sum + section.size, 0);
      const manifest = { ...tinyDescription, files, embedding: { size, sections: listed } };
      await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(manifest));
      await expect(readArtefact(folder)).rejects.toThrow('must list the sections that this program computes');
    }
  });

  it('says what is wrong with a manifest, and what led to it', async () => {
    await writeFile(join(folder, MANIFEST_FILE), 'not json');
    const noJson: unknown = await readArtefact(folder).catch((error: unknown) => error);
    expect(noJson).toMatchObject({
      message: expect.stringContaining('it is no JSON'),
      cause: expect.any(SyntaxError),
    });

    const wrong = { ...tinyDescription, files: { [GRAPH_FILE]: '0'.repeat(64) }, training: { seed: 'one' } };
    await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(wrong));
    const invalid: unknown = await readArtefact(folder).catch((error: unknown) => error);
    expect(invalid).toMatchObject({
      message: expect.stringMatching(/training\.\w+: /),
      cause: expect.any(Error),
    });
  });

  it('does not take a file that the manifest does not name', async () => {
    const vouched = readVouchedFile(async () => tinyGraph(), { files: {} }, 'other.bin');
    await expect(vouched).rejects.toThrow(ModelChecksumError);
    await expect(vouched).rejects.toThrow(/none/);
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
