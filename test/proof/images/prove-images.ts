import type { Embedder } from '#core/embedding/embedder.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { largestDifference } from '#test/support/pictures.ts';
import { Random } from '#training/random/random.ts';
import type { Proven } from '../run-proof.ts';
import { hostileFiles } from './hostile-files.ts';
import type { Judged } from './judge-file.ts';
import { mutantOf } from './mutations.ts';
import { everySource, losslessSources, type Source } from './sources.ts';

/** The file of a number is the same in every run with the seed. */
export interface ImageProof {
  readonly seed: number;
  readonly files: number;
}

/** Reads hostile files and mutants, each of which must end in an embedding or in a refusal of ours. */
export async function proveImages(
  judge: (bytes: Uint8Array) => Promise<Judged>,
  { seed, files }: ImageProof,
): Promise<Proven> {
  const sources = await everySource();
  const [first, ...others] = sources;
  if (first === undefined) throw new Error('There is no source to spoil.');
  const outcomes: Record<string, number> = {};
  const failures: string[] = [];
  let worst: { readonly how: string; readonly milliseconds: number } = { how: 'none', milliseconds: 0 };
  const note = async (how: string, bytes: Uint8Array): Promise<Judged> => {
    const judged = await judge(bytes);
    const { outcome, failure, milliseconds } = judged;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (failure !== undefined) failures.push(`${how}: ${failure}`);
    if (milliseconds > worst.milliseconds) worst = { how, milliseconds: Math.round(milliseconds) };
    return judged;
  };

  for (const { name, bytes } of sources) {
    const { outcome } = await note(name, bytes);
    if (outcome !== 'embedded') failures.push(`${name}: a sound picture was refused as ${outcome}`);
  }
  for (const { name, bytes } of await hostileFiles()) {
    const { outcome } = await note(name, bytes);
    const isDear = name.startsWith('dear');
    if (outcome === 'embedded' && !isDear) failures.push(`${name}: was taken for a signature`);
  }
  for (let file = 0; file < files; file++) {
    const { how, bytes } = mutantOf([first, ...others], new Random(seed).fork(file));
    await note(`file ${file}, ${how}`, bytes);
  }
  return { figures: { outcomes, worst }, failures };
}

/** How far apart the embeddings of one picture are in containers that keep its pixels; 0 where they are equal. */
export async function differenceOfContainers(embedder: Embedder): Promise<number> {
  const embeddings = await Promise.all((await losslessSources()).map((source) => embed(embedder, source)));
  const [first = new Float32Array()] = embeddings;
  return Math.max(...embeddings.map((embedding) => largestDifference(first, embedding)));
}

async function embed(embedder: Embedder, { bytes }: Source): Promise<Float32Array> {
  const { input } = await prepareSignature(bytes, embedder.size);
  const [embedding = new Float32Array()] = await embedder.embed([input]);
  return embedding;
}
