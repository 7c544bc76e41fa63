import type { ModelManifest } from '../model/manifest.ts';
import { evidenceWeigher } from './weigh-evidence.ts';

/** Natural log-likelihood ratios of one comparison, unrounded: for decisions and measurements, never for callers. */
export interface QueryScore {
  /** Of the query against all references together. */
  readonly llr: number;
  /** Of the query against each reference taken alone, in the references' order. */
  readonly alone: readonly number[];
}

/** What of a model scores rest on. */
export type ScoringModel = Pick<ModelManifest, 'calibration'>;

/** Scores queries against one subject's references. */
export type SubjectScorer = (query: Float32Array) => QueryScore;

/**
 * The one way from embeddings to evidence, for the service and for evaluation alike. What depends on the references
 * alone is done here, once for all the queries that follow.
 *
 * @param references embeddings of the subject's references by the calibrated model, at least one
 */
export function subjectScorer(
  references: readonly Float32Array[],
  { calibration }: ScoringModel,
): SubjectScorer {
  const together = evidenceWeigher(references, calibration);
  const alone = references.map((reference) => evidenceWeigher([reference], calibration));
  return (query) => ({ llr: together(query), alone: alone.map((weigh) => weigh(query)) });
}
