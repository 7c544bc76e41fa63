import type { TrainingConfig } from '../../config/training-config.ts';
import { inputOf } from '../../datasets/prepared-set.ts';
import type { EmbeddedImages } from '../../miners/offline/embedded-images.ts';
import { mineOffline, type OfflineRule } from '../../miners/offline/mine-offline.ts';
import type { MinedTriplets } from '../../miners/offline/mined.ts';
import { shareTriplets, type Triplets } from '../../miners/triplets.ts';
import { embedInputs } from '../../networks/embed.ts';
import { Random } from '../../random/random.ts';
import { type ImagePool, labelImages } from '../../samplers/image-pool.ts';
import type { tf } from '../../tensorflow/tfjs.ts';
import { NothingToMineError } from '../errors.ts';

/** Images that are embedded before their embeddings are put into place. */
const CHUNK = 1024;

/** Mines triplets among all training images, every so many steps anew, with the network as it is then. */
export class OfflineMining {
  readonly #pool: ImagePool;
  readonly #seed: number;
  readonly #every: number;
  #mined: MinedTriplets | null;

  /** @param mined what a checkpoint holds */
  constructor(pool: ImagePool, { batch, curriculum, seed }: TrainingConfig, mined: MinedTriplets | null) {
    this.#pool = pool;
    this.#seed = seed;
    this.#every =
      curriculum.mineEvery === 'epoch'
        ? Math.ceil(labelImages(pool.classes).length / (batch.classes * batch.samples))
        : curriculum.mineEvery;
    this.#mined = mined;
  }

  /** What was mined last, for the checkpoint. */
  get mined(): MinedTriplets | null {
    return this.#mined;
  }

  /** The triplets for a step's batch; null when they are to be mined first. */
  tripletsFor(step: number, rule: OfflineRule): Triplets | null {
    const mined = this.#mined;
    return mined && mined.rule === rule && step < mined.step + this.#every ? mined.triplets : null;
  }

  /** Mines for a step and those after it. @throws NothingToMineError */
  mine(step: number, rule: OfflineRule, network: tf.LayersModel): Triplets {
    const random = new Random(`${this.#seed}/offline/${step}`);
    const images = embedPool(network, this.#pool);
    const triplets = shareTriplets(mineOffline(images, rule, random));
    if (triplets.anchors.length === 0) throw new NothingToMineError(images.labels.length);
    this.#mined = { step, rule, triplets };
    return triplets;
  }
}

function embedPool(network: tf.LayersModel, pool: ImagePool): EmbeddedImages {
  const labels = labelImages(pool.classes);
  const dimensions = network.outputShape.at(-1) as number;
  // The pictures as they are; other captures of them add nothing to how hard they are to tell apart.
  const [pixels = new Uint8Array(new SharedArrayBuffer(0))] = pool.layers;
  const values = new Float32Array(labels.length * dimensions);
  for (let first = 0; first < labels.length; first += CHUNK) {
    const count = Math.min(CHUNK, labels.length - first);
    const embeddings = embedInputs(network, pool.size, count, (i) =>
      inputOf({ size: pool.size, pixels }, first + i),
    );
    for (const [i, embedding] of embeddings.entries()) values.set(embedding, (first + i) * dimensions);
  }
  return { dimensions, values, labels };
}
