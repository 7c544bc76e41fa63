import { resolve } from 'node:path';
import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { readDataset } from '../datasets/readers/read-dataset.ts';
import { isSynthetic } from '../datasets/readers/synthetic.ts';
import { nameOfSource, type SignatureDataset, type SignatureSource } from '../datasets/signature-class.ts';
import { type AcquiredSet, acquirePeople } from './acquisition/acquire-people.ts';
import { ValidationOverlapError } from './errors.ts';
import { type EvaluationOptions, type EvaluationOutcome, evaluateSets } from './evaluate-sets.ts';

export interface EvaluationRequest extends Omit<EvaluationOptions, 'validation' | 'seed' | 'system'> {
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
  readonly manifest: ModelManifest;
  /** The people who were measured, as they were embedded. */
  readonly sets: readonly AcquiredSet[];
  /** Where the measured pictures come from, by name. */
  readonly sources: ReadonlyMap<string, SignatureSource>;
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

  const { manifest } = await Embedder.create(await readArtefact(model));
  const datasets = await readAll(sources, request.seed);
  const sets = await acquireAll(datasets, request);
  const validation = await acquireAll(await readAll(validationSources, request.seed), request);
  const pictures = datasets.flatMap(({ dataset }) => dataset.classes.flatMap((one) => one.sources));
  return {
    manifest,
    sets,
    ...evaluateSets(manifest, sets, { ...request, validation }),
    sources: new Map(pictures.map((source) => [nameOfSource(source), source])),
  };
}

interface NamedDataset {
  readonly source: string;
  readonly dataset: SignatureDataset;
}

/** Lists the sets; those of equal names are called by their paths. */
async function readAll(sources: readonly string[], seed: number): Promise<NamedDataset[]> {
  const listed: NamedDataset[] = [];
  for (const source of sources) listed.push({ source, dataset: await readDataset(source, seed) });
  const names = Map.groupBy(listed, ({ dataset }) => dataset.name);
  return listed.map(({ source, dataset }) => {
    const isUnique = names.get(dataset.name)?.length === 1;
    return { source, dataset: isUnique ? dataset : { ...dataset, name: source } };
  });
}

async function acquireAll(
  datasets: readonly NamedDataset[],
  { model, baselines, onProgress }: EvaluationRequest,
): Promise<AcquiredSet[]> {
  const sets: AcquiredSet[] = [];
  for (const { source, dataset } of datasets) {
    const progress = (done: number, total: number) => onProgress?.(source, done, total);
    sets.push(await acquirePeople(dataset, { model, describe: baselines ? 'gradients' : 'none' }, progress));
  }
  return sets;
}

function identityOf(source: string): string {
  return isSynthetic(source) ? source : resolve(source);
}
