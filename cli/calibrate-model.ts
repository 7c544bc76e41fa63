import { resolve } from 'node:path';
import { recalibrateModel } from '#training/export/recalibrate-model.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { printArtefact } from './print-artefact.ts';
import { trainingProgress } from './training-progress.ts';

interface CalibrationRequest {
  readonly model: string;
  readonly out: string;
  readonly calibrationSources: readonly string[];
  readonly cohortSource: string;
  readonly json: boolean;
}

/** Does what `countersign calibrate` was asked for and says what came of it. */
export async function calibrateModel({ model, out, json, ...sources }: CalibrationRequest): Promise<void> {
  const folder = resolve(out);
  const manifest = await recalibrateModel({
    model: resolve(model),
    out: folder,
    ...sources,
    cacheFolder: PREPARED_CACHE,
    onProgress: trainingProgress().onPreparation,
  });
  printArtefact(folder, manifest, json);
}
