import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { networkToOnnx } from '#training/export/conversion/network-to-onnx.ts';
import { ExportParityError, NoParityImagesError, UnsupportedLayerError } from '#training/export/errors.ts';
import { layersModelFiles } from '#training/export/layers-model.ts';
import { checkParity } from '#training/export/parity.ts';
import { networkOf } from '#training/loop/trainer.ts';
import { embedInputs } from '#training/networks/embed.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const config = resolveConfig({ data: [{ source: 'synthetic' }], seed: 4 });
const size = config.input;
const random = new Random('export');
const inputs = Array.from({ length: 5 }, () =>
  Float32Array.from({ length: size.width * size.height }, () => (random.chance(0.1) ? random.float() : 0)),
);

/** The shipped shape with weights that no part of the export may ignore: moments and offsets far from 0 and 1. */
function wornNetwork(): tf.LayersModel {
  const network = networkOf(config);
  network.setWeights(
    network.weights.map((weight) => {
      const value = weight.read();
      if (value.rank > 1) return value.clone();
      const positive = /gamma|variance/.test(weight.originalName);
      const entries = Array.from({ length: value.size }, () =>
        positive ? random.uniform(0.3, 2) : random.normal(0, 0.3),
      );
      return tf.tensor1d(entries);
    }),
  );
  return network;
}

describe('networkToOnnx', () => {
  const network = wornNetwork();
  const onnx = networkToOnnx(network);

  it('computes what the network computes', async () => {
    const { largestDifference, images } = await checkParity(network, onnx, size, inputs);
    expect(largestDifference).toBeLessThan(1e-5);
    expect(images).toBe(5);
  });

  it.each(['disabled', 'basic', 'extended', 'all'] as const)(
    'loads and agrees at optimization level %s, in batches of any size',
    async (graphOptimizationLevel) => {
      const session = await InferenceSession.create(onnx, { graphOptimizationLevel });
      const expected = embedInputs(network, size, inputs.length, (i) => inputs[i] ?? new Float32Array());
      const batch = Float32Array.from(inputs.flatMap((input) => [...input]));

      const output = await session.run({
        signature: new Tensor('float32', batch, [inputs.length, size.height, size.width, 1]),
      });

      const { dims, data } = output['embedding'] ?? expect.fail('no embedding');
      expect(dims).toEqual([inputs.length, config.network.embeddingSize]);
      const flat = expected.flatMap((row) => [...row]);
      for (const [i, entry] of (data as Float32Array).entries()) expect(entry).toBeCloseTo(flat[i] ?? 2, 4);
    },
  );

  it('makes a graph without a batch normalization', () => {
    const text = Buffer.from(onnx).toString('latin1');
    expect(text).toContain('Conv');
    expect(text).not.toContain('BatchNormalization');
  });

  it('refuses a layer that it does not know', () => {
    const input = tf.input({ shape: [4] });
    const output = tf.layers.dropout({ rate: 0.5 }).apply(input) as tf.SymbolicTensor;
    expect(() => networkToOnnx(tf.model({ inputs: input, outputs: output }))).toThrow(UnsupportedLayerError);
  });

  it('refuses a known layer in a setting that it does not know', () => {
    const input = tf.input({ shape: [4] });
    const output = tf.layers.dense({ units: 2, activation: 'tanh' }).apply(input) as tf.SymbolicTensor;
    expect(() => networkToOnnx(tf.model({ inputs: input, outputs: output }))).toThrow(UnsupportedLayerError);
  });
});

describe('checkParity', () => {
  it('refuses the graph of other weights', async () => {
    const [one, other] = [wornNetwork(), wornNetwork()];
    await expect(checkParity(one, networkToOnnx(other), size, inputs)).rejects.toThrow(ExportParityError);
  });

  it('refuses to vouch for nothing', async () => {
    const network = wornNetwork();
    await expect(checkParity(network, networkToOnnx(network), size, [])).rejects.toThrow(NoParityImagesError);
  });
});

describe('layersModelFiles', () => {
  it('loads back as the same network', async () => {
    const network = wornNetwork();
    const files = await layersModelFiles(network);
    const { modelTopology, weightsManifest } = JSON.parse(
      Buffer.from(files.get('layers/model.json') ?? []).toString(),
    );
    const weightData = Uint8Array.from(files.get('layers/weights.bin') ?? []).buffer;

    const loaded = await tf.loadLayersModel(
      tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
    );

    const embed = (model: tf.LayersModel) =>
      embedInputs(model, size, 2, (i) => inputs[i] ?? new Float32Array());
    expect(embed(loaded)).toEqual(embed(network));
  });
});
