import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact, sha256 } from '#core/model/artefact.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { inputOf } from '#training/datasets/prepared-set.ts';
import { ModelFolderExistsError } from '#training/export/errors.ts';
import { exportRun } from '#training/export/export-run.ts';
import { train } from '#training/loop/train.ts';
import { NoCheckpointError } from '#training/run/errors.ts';
import type { RunFolder } from '#training/run/run-folder.ts';
import { newSmallRun, silent, smallConfig, smallSets } from '../small-run.ts';

async function exportTo(run: RunFolder, out: string) {
  return exportRun({
    run,
    out,
    calibrationSources: [],
    cacheFolder: await temporaryFolder(),
  });
}

describe('exportRun', () => {
  it('writes an artefact that the online half reads and embeds with', async () => {
    const run = await newSmallRun();
    const sets = await smallSets();
    const options = {
      run,
      config: smallConfig,
      sets,
      resume: false,
      shouldStop: () => false,
      observer: silent,
    };
    await train(options);
    const out = join(await temporaryFolder(), 'model');

    const manifest = await exportTo(run, out);

    const embedder = await Embedder.create(await readArtefact(out));
    expect(embedder.manifest).toEqual(manifest);
    const [set] = sets.validation;
    const embeddings = await embedder.embed(set ? [inputOf(set, 0), inputOf(set, 1)] : []);
    expect(embeddings.map(({ length }) => length)).toEqual([8, 8]);
    expect(manifest.training).toMatchObject({ seed: 17, sets: [{ name: 'synthetic' }] });
    expect(manifest.parity.images).toBeGreaterThan(10);
    expect(Object.keys(manifest.files).sort()).toEqual([
      'evaluation.json',
      'layers/model.json',
      'layers/weights.bin',
      'model-card.md',
      'model.onnx',
      'report.html',
    ]);
    for (const [name, checksum] of Object.entries(manifest.files)) {
      expect(sha256(await readFile(join(out, name)))).toBe(checksum);
    }

    await expect(exportTo(run, out)).rejects.toThrow(ModelFolderExistsError);
  });

  it('leaves nothing when the run has no weights yet', async () => {
    const out = join(await temporaryFolder(), 'model');
    await expect(exportTo(await newSmallRun(), out)).rejects.toThrow(NoCheckpointError);
    expect(await readdir(dirname(out))).toEqual([]);
  });
});
