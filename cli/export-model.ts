import { resolve } from 'node:path';
import { exportRun } from '#training/export/export-run.ts';
import { RunFolder } from '#training/run/run-folder.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { trainingProgress } from './training-progress.ts';

interface ExportRequest {
  readonly run: string;
  readonly out: string;
  readonly calibrationSources: readonly string[];
  readonly int8: boolean;
  readonly json: boolean;
}

/** Does what `countersign export` was asked for and says what came of it. */
export async function exportModel({
  run,
  out,
  calibrationSources,
  int8,
  json,
}: ExportRequest): Promise<void> {
  const folder = resolve(out);
  const manifest = await exportRun({
    run: await RunFolder.open(resolve(run)),
    out: folder,
    calibrationSources,
    precision: int8 ? 'int8' : 'float32',
    cacheFolder: PREPARED_CACHE,
    onProgress: trainingProgress().onPreparation,
  });
  const { modelVersion, parity, errorRates } = manifest;
  if (json) {
    console.log(JSON.stringify({ model: folder, modelVersion, parity, errorRates }));
    return;
  }
  console.log(`${modelVersion} written to ${folder}`);
  console.log(
    `graph and network differ by at most ${parity.largestDifference.toExponential(1)} on ${parity.images} images`,
  );
  for (const { people, references, forgery, eer, comparisons } of errorRates) {
    console.log(
      `${people}, ${references} references: EER ${(100 * eer).toFixed(1)} % (${forgery}, ${comparisons} comparisons)`,
    );
  }
}
