import { Embedder } from '#core/embedding/embedder.ts';
import type { ModelArtefact } from '#core/model/artefact.ts';

/** Embeddings of each model, and those before that are not timed. */
const TIMED = 60;
const WARM_UP = 10;

/**
 * Median time of one embedding by a candidate, divided by that of the active model. The two take turns, so that whatever
 * else the machine does slows both.
 */
export async function relativeLatency(candidate: ModelArtefact, active: ModelArtefact): Promise<number> {
  const embedders = [await Embedder.create(candidate), await Embedder.create(active)] as const;
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + TIMED; round++) {
    for (const [i, embedder] of embedders.entries()) {
      const seconds = await timeOfOne(embedder);
      if (round >= WARM_UP) times[i]?.push(seconds);
    }
  }
  return median(times[0]) / median(times[1]);
}

async function timeOfOne(embedder: Embedder): Promise<number> {
  const { width, height } = embedder.size;
  const input = Float32Array.from({ length: width * height }, (_, i) => (i % 7 === 0 ? 1 : 0));
  const started = performance.now();
  await embedder.embed([input]);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.floor(ascending.length / 2)] ?? Number.NaN;
}
