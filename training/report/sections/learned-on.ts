import type { ModelDescription } from '../model-report.ts';

/** Whose forgeries a model learned its comparison from, and what its rates are of; null for a model that did not. */
export function learnedOn({ calibration, calibratedOn }: ModelDescription): string | null {
  if (calibration.fits.every(({ entries }) => entries === undefined)) return null;
  const people = calibratedOn.map((set) => `${set.name} (${set.people} people)`).join(', ');
  return (
    `What tells forgeries was learned from genuine signatures and skilled forgeries of ${people}. Rates on the same ` +
    'people are of writers who were left out in turn, each judged by what was learned from the others.'
  );
}
