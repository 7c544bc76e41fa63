import { Embedder } from '#core/embedding/embedder.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { readDataset } from '../datasets/readers/read-dataset.ts';
import { type AcquiredSet, acquirePeople } from '../evaluation/acquisition/acquire-people.ts';
import { NobodyEnrolledError } from '../evaluation/errors.ts';
import type { EvaluationResult } from '../evaluation/evaluation.ts';
import { type MeasuredRates, measureRates } from '../evaluation/protocol/measure-rates.ts';
import { type ScoredQuery, scoreSet } from '../evaluation/protocol/score-set.ts';
import { Random } from '../random/random.ts';
import { dealFolds } from './folds.ts';
import {
  IN_DOMAIN_SYSTEMS,
  type InDomainOptions,
  type InDomainSystem,
  learnSystem,
} from './in-domain-systems.ts';

export interface CrossValidationRequest {
  /** Folder of the model artefact that everything starts from. */
  readonly model: string;
  /** Sets of people with skilled forgeries; each is learned and measured by itself. */
  readonly sources: readonly string[];
  readonly folds: number;
  readonly referenceCounts: readonly number[];
  readonly seed: number;
  readonly onProgress: (source: string, done: number, total: number) => void;
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
  const { model, sources, folds, referenceCounts, seed, onProgress } = request;
  const { manifest } = await Embedder.create(await readArtefact(model));
  const results: CrossValidatedRates[] = [];
  for (const source of sources) {
    const set = await acquirePeople(
      await readDataset(source, seed),
      { model, describe: 'fine-texture' },
      (done, total) => onProgress(source, done, total),
    );
    const random = new Random(`cross-validation ${seed}`).fork(set.name);
    for (const system of IN_DOMAIN_SYSTEMS) {
      const score = learnFolds(system, set, folds, { sections: manifest.embedding.sections, random });
      for (const references of referenceCounts) {
        const scored = score(references);
        for (const forgery of ['random', 'skilled'] as const) {
          const rates = measureRates(scored, forgery, {
            fixed: null,
            calibrated: system === 'calibrated',
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

/**
 * Learns a system for each fold from the others.
 *
 * @returns the queries of all folds, for subjects with so many references
 */
function learnFolds(
  name: InDomainSystem,
  { name: set, people }: AcquiredSet,
  folds: number,
  { sections, random }: InDomainOptions,
): (references: number) => ScoredQuery[] {
  const learned = dealFolds(set, people, folds, random.fork('folds')).map((fold, i) => ({
    measured: fold.measured,
    systemFor: learnSystem(name, fold.learned, { sections, random: random.fork(`learning ${i}`) }),
    trials: random.fork(`trials ${i}`),
  }));
  return (references) => {
    let writers = 0;
    return learned.flatMap(({ measured, systemFor, trials }) => {
      const first = writers;
      writers += new Set(measured.map(({ writer }) => writer)).size;
      return scoreSet(systemFor(references), measured, references, trials).map((query) => ({
        ...query,
        subject: first + query.subject,
        source: first + query.source,
      }));
    });
  };
}
