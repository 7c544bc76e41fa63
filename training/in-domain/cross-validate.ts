import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import type { LoadOptions } from '../datasets/load-dataset.ts';
import { NobodyEnrolledError } from '../evaluation/errors.ts';
import type { EvaluationResult } from '../evaluation/evaluation.ts';
import { type MeasuredRates, measureRates } from '../evaluation/protocol/measure-rates.ts';
import { scoreSet } from '../evaluation/protocol/score-set.ts';
import { withDetail } from '../export/with-detail.ts';
import { Random } from '../random/random.ts';
import { crossValidatedSystem } from './cross-validated-system.ts';
import { describeSet } from './describe-set.ts';
import { IN_DOMAIN_SYSTEMS, type InDomainSystem } from './in-domain-systems.ts';

export interface CrossValidationRequest extends Pick<LoadOptions, 'cacheFolder' | 'onProgress'> {
  /** Folder of the model artefact that everything starts from. */
  readonly model: string;
  /** Sets of people with skilled forgeries; each is learned and measured by itself. */
  readonly sources: readonly string[];
  readonly folds: number;
  readonly referenceCounts: readonly number[];
  readonly seed: number;
}

/** Error rates of one system over all people of a set, each measured where it was not learned from. */
export interface CrossValidatedRates
  extends MeasuredRates,
    Pick<EvaluationResult, 'data' | 'references' | 'forgery'> {
  readonly system: InDomainSystem;
}

export interface CrossValidation {
  /** Version of the model. */
  readonly model: string;
  readonly folds: number;
  readonly seed: number;
  readonly results: readonly CrossValidatedRates[];
}

/**
 * Measures what a model becomes on people of one's own: writers are dealt into folds, and each fold is measured by
 * systems that learned from the writers of the others.
 *
 * @throws TooFewWritersError, CalibrationPeopleError, NobodyEnrolledError, and the errors of data sets and models
 */
export async function crossValidate(request: CrossValidationRequest): Promise<CrossValidation> {
  const { model, sources, folds, referenceCounts, seed } = request;
  const { manifest, graph } = await readArtefact(model);
  const embedder = await Embedder.create({ manifest: withDetail(manifest, 'patterns'), graph });
  const { sections } = embedder.manifest.embedding;
  const results: CrossValidatedRates[] = [];
  for (const source of sources) {
    const set = await describeSet(source, embedder, request);
    const random = new Random(`cross-validation ${seed}`).fork(set.name);
    for (const system of IN_DOMAIN_SYSTEMS) {
      const measured = crossValidatedSystem(system, set, folds, { sections, random });
      for (const references of referenceCounts) {
        const scored = scoreSet(measured, set.people, references, random.fork('trials'));
        for (const forgery of ['random', 'skilled'] as const) {
          const rates = measureRates(scored, forgery, {
            fixed: null,
            calibrated: measured.calibrated,
            random: random.fork(`bootstrap ${references}`),
          });
          if (rates !== null) results.push({ system, data: set.name, references, forgery, ...rates });
        }
      }
    }
  }
  if (results.length === 0) throw new NobodyEnrolledError(Math.min(...referenceCounts));
  return { model: manifest.modelVersion, folds, seed, results };
}
