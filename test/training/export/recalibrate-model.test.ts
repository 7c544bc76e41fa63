import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ModelChecksumError } from '#core/errors/model-errors.ts';
import { GRAPH_FILE, MODEL_CARD_FILE, readArtefact } from '#core/model/artefact.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { ModelFolderExistsError } from '#training/export/errors.ts';
import { recalibrateModel } from '#training/export/recalibrate-model.ts';
import { writeArtefact } from '#training/export/write-artefact.ts';

const LAYERS = 'layers/weights.bin';

// Pictures are drawn and prepared in worker threads, which is slow where other jobs run.
describe('recalibrateModel', { timeout: 120_000 }, () => {
  let folder: string;
  const recalibrate = (out: string) =>
    recalibrateModel({
      model: join(folder, 'model'),
      out,
      calibrationSources: ['synthetic:4'],
      cohortSource: 'synthetic:2',
      cacheFolder: join(folder, 'prepared'),
    });

  beforeEach(async () => {
    folder = await temporaryFolder();
    const files = new Map([
      [GRAPH_FILE, tinyGraph()],
      [LAYERS, Uint8Array.of(1, 2, 3)],
      [MODEL_CARD_FILE, Uint8Array.of(4)],
    ]);
    await writeArtefact(join(folder, 'model'), files, tinyDescription);
  });

  it('writes the same network under a version of its own, calibrated on the people named', async () => {
    const out = join(folder, 'recalibrated');
    const manifest = await recalibrate(out);

    const before = await readArtefact(join(folder, 'model'));
    const { graph } = await readArtefact(out);
    expect(graph).toEqual(before.graph);
    expect(manifest.modelVersion).not.toBe(before.manifest.modelVersion);
    expect(manifest.files[LAYERS]).toBe(before.manifest.files[LAYERS]);
    expect(manifest.files[MODEL_CARD_FILE]).not.toBe(before.manifest.files[MODEL_CARD_FILE]);
    expect(manifest.calibratedOn).toEqual([{ name: 'synthetic', people: 4 }]);
    expect(manifest.cohort).toEqual({ name: 'synthetic', people: 2 });
    expect(manifest.calibration.fits.map(({ references }) => references)).toEqual([1, 2, 3, 5, 10]);

    await expect(recalibrate(out)).rejects.toThrow(ModelFolderExistsError);
  });

  it('throws ModelChecksumError for a file that the manifest does not vouch for', async () => {
    await writeFile(join(folder, 'model', LAYERS), 'replaced');
    await expect(recalibrate(join(folder, 'other'))).rejects.toThrow(ModelChecksumError);
  });
});
