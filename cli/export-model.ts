import { resolve } from 'node:path';
import { exportRun } from '#training/export/export-run.ts';
import type { WeightPrecision } from '#training/export/onnx/graph-builder.ts';
import { RunFolder } from '#training/run/run-folder.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { printArtefact } from './print-artefact.ts';
import { trainingProgress } from './training-progress.ts';

interface ExportRequest {
  readonly run: string;
  readonly out: string;
  readonly calibrationSources: readonly string[];
  readonly cohortSource: string;
  readonly precision: WeightPrecision;
  readonly json: boolean;
}

/** Does what `countersign export` was asked for and says what came of it. */
export async function exportModel({ run, out, json, ...sources }: ExportRequest): Promise<void> {
  const folder = resolve(out);
  const manifest = await exportRun({
    run: await RunFolder.open(resolve(run)),
    out: folder,
    ...sources,
    cacheFolder: PREPARED_CACHE,
    onProgress: trainingProgress().onPreparation,
  });
  printArtefact(folder, manifest, json);
}
