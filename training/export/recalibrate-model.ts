import { Embedder } from '#core/embedding/embedder.ts';
import { needsFinerPictures } from '#core/embedding/sections.ts';
import { filesIn, openArtefact, readVouchedFile } from '#core/model/artefact.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { loadCohort } from '../calibration/load-cohort.ts';
import { measureModel } from '../calibration/measure-model.ts';
import { type LoadOptions, loadDataset } from '../datasets/load-dataset.ts';
import type { PreparedSet } from '../datasets/prepared-set.ts';
import { embedWith } from '../evaluation/embed-people.ts';
import { reportFiles } from '../report/report-files.ts';
import { identifyModel } from './identify-model.ts';
import { withDetail } from './with-detail.ts';
import { refuseExisting, writeArtefact } from './write-artefact.ts';

export interface RecalibrationOptions extends Pick<LoadOptions, 'cacheFolder' | 'onProgress'> {
  /** Folder of the artefact to start from, which stays as it is. */
  readonly model: string;
  /** The new artefact's folder, which must not exist. */
  readonly out: string;
  /** Sets to calibrate on. */
  readonly calibrationSources: readonly string[];
  /** People whose variance ships. */
  readonly cohortSource: string;
}

/**
 * Makes an artefact of the same network with calibration, thresholds and error rates of other people, such as a bank's
 * own. Embeddings come to hold every section that is worth its place, should an older program have made the artefact
 * without. It has a version of its own, so references are embedded anew for it.
 *
 * @throws ModelFolderExistsError, and the errors of artefacts, data sets and calibration
 */
export async function recalibrateModel(options: RecalibrationOptions): Promise<ModelManifest> {
  const { model, out, calibrationSources, cohortSource } = options;
  await refuseExisting(out);
  const artefact = await openArtefact(filesIn(model));
  const looksCloser = needsFinerPictures(artefact.manifest.embedding.sections);
  const manifest = looksCloser ? artefact.manifest : withDetail(artefact.manifest, 'tones');
  const { files: _, ...described } = manifest;
  const files = await readFiles(model, manifest);

  const embedder = await Embedder.create({ ...artefact, manifest });
  const load = { ...options, size: embedder.size, seed: described.training.seed };
  const calibration: PreparedSet[] = [];
  for (const source of calibrationSources) calibration.push(await loadDataset(source, load));
  const cohort = await loadCohort(cohortSource, load);

  const people = { calibration, cohort, measured: [] };
  const { sections } = described.embedding;
  const { evaluation, ...measurements } = await measureModel(
    {
      embed: embedWith(embedder),
      sections,
      training: described.training,
      identify: identifyModel(artefact.graph),
    },
    people,
  );
  const description = { ...described, ...measurements };
  const reports = await reportFiles({ model: description, evaluation, pictures: new Map() });
  return writeArtefact(out, new Map([...files, ...reports]), description);
}

/** Every file that a manifest vouches for, checked. */
export async function readFiles(
  model: string,
  manifest: Pick<ModelManifest, 'files'>,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of Object.keys(manifest.files)) {
    files.set(name, await readVouchedFile(filesIn(model), manifest, name));
  }
  return files;
}
