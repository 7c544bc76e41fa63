import { resolve } from 'node:path';
import { type ModelArtefact, readArtefact } from '#core/model/artefact.ts';
import { readDataset } from '../datasets/readers/read-dataset.ts';
import { isSynthetic } from '../datasets/readers/synthetic.ts';
import { type AcquiredSet, acquirePeople } from './acquisition/acquire-people.ts';
import { ValidationOverlapError } from './errors.ts';
import { type EvaluationOptions, type EvaluationOutcome, evaluateSets } from './evaluate-sets.ts';

export interface EvaluationRequest extends Omit<EvaluationOptions, 'validation' | 'seed'> {
  /** Folder of the model artefact. */
  readonly model: string;
  /** People to measure: folders of a known layout, or `synthetic:<writers>`. */
  readonly sources: readonly string[];
  /** People to fix thresholds on; none for the model's own thresholds. */
  readonly validationSources: readonly string[];
  readonly seed: number;
  readonly onProgress?: (source: string, done: number, total: number) => void;
}

/** An evaluation and the model that it is of. */
export interface ModelEvaluation extends EvaluationOutcome {
  readonly artefact: ModelArtefact;
}

/**
 * Measures a model artefact on folders of signatures, from image file to decision by the code that the service runs.
 *
 * @throws ModelError, DatasetError, EvaluationError
 */
export async function evaluateModel(request: EvaluationRequest): Promise<ModelEvaluation> {
  const { model, sources, validationSources } = request;
  const measured = new Set(sources.map(identityOf));
  const overlap = validationSources.find((source) => measured.has(identityOf(source)));
  if (overlap !== undefined) throw new ValidationOverlapError(overlap);

  const artefact = await readArtefact(model);
  const sets = await acquireAll(sources, request);
  const validation = await acquireAll(validationSources, request);
  return { artefact, ...evaluateSets(artefact.manifest, sets, { ...request, validation }) };
}

/** Sets of equal names are called by their paths. */
async function acquireAll(
  sources: readonly string[],
  { model, baselines, seed, onProgress }: EvaluationRequest,
): Promise<AcquiredSet[]> {
  const datasets = [];
  for (const source of sources) datasets.push({ source, dataset: await readDataset(source, seed) });
  const names = Map.groupBy(datasets, ({ dataset }) => dataset.name);
  const sets: AcquiredSet[] = [];
  for (const { source, dataset } of datasets) {
    const name = names.get(dataset.name)?.length === 1 ? dataset.name : source;
    const setting = { model, describe: baselines };
    sets.push(
      await acquirePeople({ ...dataset, name }, setting, (done, total) => onProgress?.(source, done, total)),
    );
  }
  return sets;
}

function identityOf(source: string): string {
  return isSynthetic(source) ? source : resolve(source);
}
