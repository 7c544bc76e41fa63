import { differenceMap, type ExplainingModel } from './difference-map.ts';
import { drawComparison } from './draw-comparison.ts';

/** A place is marked in full if the likelihood ratio would be three times as large without it. */
const FULL_MARK = Math.log(3);
/** Weaker marks than this are noise, and a picture that is pale red all over says nothing. */
const FAINTEST_MARK = 0.15;

/**
 * A picture of what sets two prepared signatures apart: the query above the reference, red where they differ in the
 * model's eyes. The scale is fixed, so two that are alike stay black.
 *
 * @returns a PNG
 */
export async function explainComparison(
  query: Float32Array,
  reference: Float32Array,
  model: ExplainingModel,
): Promise<Uint8Array> {
  const differences = await differenceMap(query, reference, model);
  const marks = differences.map((difference) => {
    const mark = difference / FULL_MARK;
    return Math.max(0, (mark - FAINTEST_MARK) / (1 - FAINTEST_MARK));
  });
  return drawComparison({ query, reference, marks, size: model.size });
}
