import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { Trainer } from '#training/loop/trainer.ts';
import { buildNetwork } from '#training/networks/build-network.ts';
import { ARCHITECTURES, networkSchema } from '#training/networks/network-options.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const SIZE = { width: 192, height: 96 };
const random = new Random('networks');

describe('buildNetwork', () => {
  it.each(ARCHITECTURES)('%s embeds any batch to vectors of length 1', (architecture) => {
    const network = buildNetwork(networkSchema.parse({ architecture }), SIZE, 1);
    const embeddings = network.apply(tf.randomUniform([3, 96, 192, 1], 0, 1, 'float32', 1)) as tf.Tensor2D;
    expect(embeddings.shape).toEqual([3, 128]);
    for (const length of embeddings.norm('euclidean', 1).dataSync()) expect(length).toBeCloseTo(1, 4);
  });

  it.each(ARCHITECTURES)('%s follows from its seed', (architecture) => {
    const weights = (seed: number) =>
      buildNetwork(networkSchema.parse({ architecture, filters: [4, 8] }), SIZE, seed)
        .getWeights()
        .map((weight) => Array.from(weight.dataSync()));
    expect(weights(3)).toEqual(weights(3));
    expect(weights(3)).not.toEqual(weights(4));
  });

  it.each(ARCHITECTURES)('%s learns a batch by heart and leaves no tensor behind', (architecture) => {
    const config = resolveConfig({
      data: [{ source: 'synthetic' }],
      input: { width: 48, height: 32 },
      network: { architecture, filters: [4, 8], embeddingSize: 16 },
    });
    const classes = 4;
    const batch = {
      inputs: Float32Array.from({ length: 2 * classes * 48 * 32 }, () => (random.chance(0.2) ? 1 : 0)),
      labels: Int32Array.from({ length: 2 * classes }, (_, i) => i % classes),
      mining: 'batch-all' as const,
    };
    const trainer = new Trainer(config, []);
    const first = trainer.step(batch, 0.1);
    const before = tf.memory().numTensors;
    let last = first;
    for (let step = 0; step < 60; step++) last = trainer.step(batch, 0.1);
    expect(tf.memory().numTensors).toBe(before);
    expect(last.activeTriplets).toBeLessThan(0.3 * first.activeTriplets);
    trainer.dispose();
  });

  it('still builds the network of the shipped model', async () => {
    const { weightsManifest } = JSON.parse(await readFile('models/shipped/layers/model.json', 'utf8'));
    const network = buildNetwork(networkSchema.parse({}), SIZE, 1);
    expect(network.weights.map(({ shape }) => shape)).toEqual(
      weightsManifest[0].weights.map(({ shape }: { shape: number[] }) => shape),
    );
  });
});

describe('networkSchema', () => {
  it('fills in the filters of the architecture', () => {
    expect(networkSchema.parse({ architecture: 'large' }).filters).toHaveLength(4);
    expect(networkSchema.parse({ architecture: 'tiny', filters: [4] }).filters).toEqual([4]);
  });

  it('reads back what it made', () => {
    const options = networkSchema.parse({ architecture: 'tiny', embeddingSize: 64 });
    expect(networkSchema.parse(JSON.parse(JSON.stringify(options)))).toEqual(options);
  });

  it.each([{ architecture: 'huge' }, { filters: [] }, { embeddingSize: 1 }, { depth: 3 }])(
    'refuses %o',
    (options) => {
      expect(networkSchema.safeParse(options).success).toBe(false);
    },
  );
});
