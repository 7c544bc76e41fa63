import { Embedder } from '#core/embedding/embedder.ts';
import { filesIn, openArtefact } from '#core/model/artefact.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { listedRates, REFERENCE_COUNTS } from '../calibration/measured-rates.ts';
import type { LoadOptions } from '../datasets/load-dataset.ts';
import { evaluateSets } from '../evaluation/evaluate-sets.ts';
import { identifyModel } from '../export/identify-model.ts';
import { readFiles } from '../export/recalibrate-model.ts';
import { withDetail } from '../export/with-detail.ts';
import { refuseExisting, writeArtefact } from '../export/write-artefact.ts';
import { Random } from '../random/random.ts';
import { reportFiles } from '../report/report-files.ts';
import { describeSet } from './describe-set.ts';
import { fitComparison } from './fit-comparison.ts';

export interface LearnModelOptions extends Pick<LoadOptions, 'cacheFolder' | 'onProgress'> {
  /** Folder of the artefact to start from, which stays as it is. */
  readonly model: string;
  /** The new artefact's folder, which must not exist. */
  readonly out: string;
  /** People with skilled forgeries to learn from. */
  readonly source: string;
  /** Parts that the writers are dealt into to measure what is learned. */
  readonly folds: number;
  readonly seed: number;
}

/**
 * Makes an artefact that knows what tells forgeries of people of one's own: the same network, with fine patterns beside
 * it and a comparison learned from everybody in the set. Its error rates, thresholds and report are of writers left
 * out. It has a version of its own, so references are embedded anew for it.
 *
 * @throws ModelFolderExistsError, TooFewWritersError, CalibrationPeopleError, CalibrationDirectionError, and the errors
 *   of artefacts and data sets
 */
export async function learnModel(options: LearnModelOptions): Promise<ModelManifest> {
  const { model, out, source, folds, seed } = options;
  await refuseExisting(out);
  const { manifest, graph } = await openArtefact(filesIn(model));
  const files = await readFiles(model, manifest);
  const finer = withDetail(manifest, 'patterns');
  const embedder = await Embedder.create({ manifest: finer, graph });
  const set = await describeSet(source, embedder, options);

  const { calibration, thresholds, crossValidated } = fitComparison(set, folds, {
    sections: finer.embedding.sections,
    random: new Random(`in-domain ${seed}`).fork(set.name),
  });
  const learned = { name: set.name, people: set.people.length };
  const { files: _, ...described } = finer;
  const description = {
    ...described,
    ...identifyModel(graph)(calibration),
    calibration,
    thresholds,
    calibratedOn: [learned],
    cohort: learned,
  };
  const { evaluation } = evaluateSets(description, [set], {
    referenceCounts: REFERENCE_COUNTS,
    baselines: false,
    validation: [],
    seed,
    system: crossValidated,
  });
  const measured = { ...description, errorRates: listedRates(evaluation) };
  const reports = await reportFiles({ model: measured, evaluation, pictures: new Map() });
  return writeArtefact(out, new Map([...files, ...reports]), measured);
}
