import type { ModelManifest } from '#core/model/manifest.ts';
import type { EvaluatedSet, EvaluationResult, EvaluationWarning } from '../evaluation.ts';

/** What a reader must know before believing the model's figures on a set. */
export function findWarnings(
  set: EvaluatedSet,
  results: readonly EvaluationResult[],
  manifest: Pick<ModelManifest, 'calibratedOn' | 'training'>,
): EvaluationWarning[] {
  const warnings: EvaluationWarning[] = [];
  const warn = (code: EvaluationWarning['code'], message: string) =>
    warnings.push({ code, data: set.name, message });
  if (set.peopleWithForgeries === 0)
    warn('no-skilled-forgeries', 'No skilled forgeries are there, so nothing is said about them.');
  if (!results.some(({ forgery }) => forgery === 'random'))
    warn('no-strangers', 'Nobody else is there, so nothing is said about random forgeries.');
  for (const { references, tooFewSignatures, failed } of set.enrollment) {
    if (tooFewSignatures + failed > 0)
      warn(
        'people-not-enrolled',
        `References a person: ${references}. ${tooFewSignatures} of ${set.people} people have too few genuine ` +
          `signatures and ${failed} too few that can be used.`,
      );
  }
  if (manifest.calibratedOn.some(({ name }) => name === set.name))
    warn(
      'calibrated-on-this-set',
      'The model was calibrated on a set of this name: if on these people, its rates are flattering.',
    );
  if (manifest.training.sets.some(({ name }) => name === set.name))
    warn(
      'trained-on-this-set',
      'The model was trained on a set of this name: if on these people, its rates say nothing about others.',
    );
  for (const [references, rows] of Map.groupBy(results, (result) => result.references)) {
    const eer = (forgery: string) => rows.find((row) => row.forgery === forgery)?.eer ?? Number.NaN;
    if (eer('skilled') < eer('random'))
      warn(
        'skilled-below-random',
        `References a person: ${references}. Skilled forgeries are told apart better than random ones: the forged ` +
          'pictures probably differ in something other than the writing (scanner, background, crop).',
      );
  }
  return warnings;
}
