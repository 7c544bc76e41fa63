import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Embedder } from '#core/embedding/embedder.ts';
import { GRAPH_FILE, readArtefact, sha256 } from '#core/model/artefact.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { inputOf } from '#training/datasets/prepared-set.ts';
import { ModelFolderExistsError } from '#training/export/errors.ts';
import { exportRun } from '#training/export/export-run.ts';
import type { WeightPrecision } from '#training/export/onnx/graph-builder.ts';
import { loadHeldOut } from '#training/loop/held-out.ts';
import { train } from '#training/loop/train.ts';
import { NoCheckpointError } from '#training/run/errors.ts';
import type { RunFolder } from '#training/run/run-folder.ts';
import { newSmallRun, silent, smallCache, smallConfig, smallSets } from '../small-run.ts';

async function exportTo(run: RunFolder, out: string, precision: WeightPrecision = 'float32') {
  return exportRun({
    run,
    out,
    calibrationSources: [],
    cohortSource: 'synthetic:3',
    precision,
    cacheFolder: smallCache,
  });
}

async function trainedRun(): Promise<RunFolder> {
  const run = await newSmallRun();
  await train({
    run,
    config: smallConfig,
    sets: await smallSets(),
    initialWeights: null,
    resume: false,
    shouldStop: () => false,
    observer: silent,
  });
  return run;
}

// Pictures are drawn and prepared in worker threads, which is slow where other jobs run.
describe('exportRun', { timeout: 120_000 }, () => {
  it('writes an artefact that the online half reads and embeds with', async () => {
    const run = await trainedRun();
    const out = join(await temporaryFolder(), 'model');

    const manifest = await exportTo(run, out);

    const embedder = await Embedder.create(await readArtefact(out));
    expect(embedder.manifest).toEqual(manifest);
    const finer = { size: embedder.size, seed: smallConfig.seed, cacheFolder: smallCache };
    const [set] = await loadHeldOut(smallConfig, finer);
    const embeddings = await embedder.embed(set ? [inputOf(set, 0), inputOf(set, 1)] : []);
    expect(embeddings.map(({ length }) => length)).toEqual([347, 347]);
    expect(manifest.cohort).toEqual({ name: 'synthetic', people: 3 });
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

  it('measures a model with int8 kernels anew', async () => {
    const run = await trainedRun();
    const folder = await temporaryFolder();
    const [out, small] = [join(folder, 'exact'), join(folder, 'small')];
    const manifest = await exportTo(run, out);
    const quantized = await exportTo(run, small, 'int8');
    expect(manifest.quantization).toBeUndefined();
    expect(quantized.quantization).toBe('int8');
    expect(quantized.parity.largestDifference).toBeGreaterThan(manifest.parity.largestDifference);
    expect(quantized.calibration).not.toEqual(manifest.calibration);
    expect(quantized.errorRates.map(({ comparisons }) => comparisons)).toEqual(
      manifest.errorRates.map(({ comparisons }) => comparisons),
    );
    const bytes = async (folder: string) => (await stat(join(folder, GRAPH_FILE))).size;
    expect(await bytes(small)).toBeLessThan(await bytes(out));
    expect((await Embedder.create(await readArtefact(small))).manifest).toEqual(quantized);
  });

  it('leaves nothing when the run has no weights yet', async () => {
    const out = join(await temporaryFolder(), 'model');
    await expect(exportTo(await newSmallRun(), out)).rejects.toThrow(NoCheckpointError);
    expect(await readdir(dirname(out))).toEqual([]);
  });
});
