import type { ModelManifest } from '../model/manifest.ts';
import { forReferences } from './calibration/by-references.ts';
import { type FarTarget, thresholdFor } from './calibration/thresholds.ts';
import { weighEvidence } from './weigh-evidence.ts';

/** A signature that fits a person no better than this share of other people's do is not taken for the person's own. */
const OUTLIER_FAR: FarTarget = 0.1;

/** Embeddings of one model. */
export interface ConsistencyInput {
  /** What is known to be the person's. */
  readonly references: readonly Float32Array[];
  /** What is to be added. */
  readonly candidates: readonly Float32Array[];
  readonly manifest: Pick<ModelManifest, 'calibration' | 'thresholds'>;
}

/**
 * Finds the candidates that do not look like the same person's as the rest: each is verified against the references and
 * the other candidates, the one that fits worst is set aside if it fits too badly, and the others are looked at again
 * without it. A candidate with nothing to compare it with is no outlier.
 *
 * @returns indices of the outliers in `candidates`, ascending
 */
export function findOutliers({ references, candidates, manifest }: ConsistencyInput): number[] {
  const { calibration, thresholds } = manifest;
  const remaining = [...candidates.entries()];
  const outliers: number[] = [];
  while (references.length + remaining.length > 1) {
    const compared = references.length + remaining.length - 1;
    const threshold = thresholdFor(forReferences(thresholds, compared), 'random', OUTLIER_FAR);
    const fits = remaining.map(([index, candidate]) => {
      const others = remaining.flatMap(([other, embedding]) => (other === index ? [] : [embedding]));
      return { index, llr: weighEvidence(candidate, [...references, ...others], calibration) };
    });
    // Of two that fit equally badly the later one is doubted.
    const worst = fits.reduceRight<(typeof fits)[number] | undefined>(
      (least, fit) => (least === undefined || fit.llr < least.llr ? fit : least),
      undefined,
    );
    if (worst === undefined || worst.llr >= threshold) break;
    outliers.push(worst.index);
    remaining.splice(
      remaining.findIndex(([index]) => index === worst.index),
      1,
    );
  }
  return outliers.sort((a, b) => a - b);
}
