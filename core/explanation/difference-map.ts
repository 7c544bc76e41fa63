import type { Embedder } from '../embedding/embedder.ts';
import type { InputSize } from '../image/prepared-signature.ts';
import { asReliableAs } from '../score/read-sections.ts';
import { weighEvidence } from '../score/weigh-evidence.ts';
import { inkedPatches, occlude, type Patch } from './occlusion.ts';

/** Inputs embedded at once: more do not make onnxruntime faster on one thread and cost memory. */
const BATCH = 16;
/** Weight of no difference in every pixel's mean, beside 1 of a patch whose middle it is. */
const NOTHING_WEIGHT = 0.2;

/** What is needed of a model to explain a comparison by it. */
export type ExplainingModel = Pick<Embedder, 'embed' | 'size' | 'manifest'>;

/**
 * How much each place of two prepared signatures speaks against one writer: the log-likelihood ratio with the place
 * covered in both, less what it is with nothing covered (occlusion, Zeiler & Fergus 2014, ECCV). Covering one side only
 * would measure how much that side lacks the ink, which every stroke of a good match answers to.
 *
 * @returns `height * width` natural logarithms, row-major: above 0 where the two differ, below where they are alike
 */
export async function differenceMap(
  query: Float32Array,
  reference: Float32Array,
  model: ExplainingModel,
): Promise<Float32Array> {
  const { size } = model;
  const patches = inkedPatches([query, reference], size);
  const covered = patches.flatMap((patch) => [occlude(query, size, patch), occlude(reference, size, patch)]);
  const [whole = 0, ...others] = await evidenceOfPairs([query, reference, ...covered], model);
  return spreadOut(
    patches,
    others.map((evidence) => evidence - whole),
    size,
  );
}

/**
 * The log-likelihood ratio of the first input against the second, of the third against the fourth, and so on. All pairs
 * are relied on as far as the first one is: covering a place shows what it holds, not how well it can be judged.
 */
async function evidenceOfPairs(inputs: readonly Float32Array[], model: ExplainingModel): Promise<number[]> {
  const { calibration, embedding } = model.manifest;
  const wholes: Float32Array[] = [];
  const evidence: number[] = [];
  for (let start = 0; start < inputs.length; start += BATCH) {
    const embeddings = await model.embed(inputs.slice(start, start + BATCH));
    if (start === 0) wholes.push(...embeddings.slice(0, 2));
    const [first, second] = wholes;
    if (first === undefined || second === undefined) break;
    for (let i = 0; i + 1 < embeddings.length; i += 2) {
      const query = asReliableAs(embeddings[i] ?? first, first, embedding.sections);
      const reference = asReliableAs(embeddings[i + 1] ?? second, second, embedding.sections);
      evidence.push(weighEvidence(query, [reference], calibration));
    }
  }
  return evidence;
}

/**
 * Each pixel's mean of the patches' values, weighted by a Gaussian of its distance from their middles; one light weight
 * of nothing at all makes it fade where the patches end.
 */
function spreadOut(patches: readonly Patch[], values: readonly number[], size: InputSize): Float32Array {
  const sums = new Float32Array(size.width * size.height);
  const weights = new Float32Array(size.width * size.height).fill(NOTHING_WEIGHT);
  for (const [i, { left, top, side }] of patches.entries()) {
    const value = values[i] ?? 0;
    const middle = (side - 1) / 2;
    for (let y = top; y < top + side; y++) {
      for (let x = left; x < left + side; x++) {
        const squared = ((x - left - middle) ** 2 + (y - top - middle) ** 2) / (side / 4) ** 2;
        const weight = Math.exp(-squared / 2);
        const at = y * size.width + x;
        sums[at] = (sums[at] ?? 0) + weight * value;
        weights[at] = (weights[at] ?? 0) + weight;
      }
    }
  }
  return sums.map((sum, i) => sum / (weights[i] ?? NOTHING_WEIGHT));
}
