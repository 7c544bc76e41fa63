import type { ModelManifest } from '#core/model/manifest.ts';
import { percent } from '#core/percent.ts';

/** Says what artefact was written to a folder and how often it errs, in text or as one JSON object. */
export function printArtefact(folder: string, manifest: ModelManifest, json: boolean): void {
  const { modelVersion, parity, errorRates } = manifest;
  if (json) {
    console.log(JSON.stringify({ model: folder, modelVersion, parity, errorRates }));
    return;
  }
  console.log(`${modelVersion} written to ${folder}`);
  console.log(
    `graph and network differ by at most ${parity.largestDifference.toExponential(1)} on ${parity.images} images`,
  );
  for (const { people, references, forgery, eer, comparisons } of errorRates) {
    console.log(
      `${people}, ${references} references: EER ${percent(eer)} (${forgery}, ${comparisons} comparisons)`,
    );
  }
}
