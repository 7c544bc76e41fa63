import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { networkToOnnx } from '#training/export/conversion/network-to-onnx.ts';
import {
  ExportGraphError,
  ExportParityError,
  NoParityImagesError,
  UnsupportedLayerError,
} from '#training/export/errors.ts';
import { layersModelFiles } from '#training/export/layers-model.ts';
import { checkParity } from '#training/export/verification/parity.ts';
import { networkOf } from '#training/loop/trainer.ts';
import { embedInputs } from '#training/networks/embed.ts';
import { ARCHITECTURES } from '#training/networks/network-options.ts';
import { Random } from '#training/random/random.ts';
import { tf } from '#training/tensorflow/tfjs.ts';

const configOf = (architecture: (typeof ARCHITECTURES)[number]) =>
  resolveConfig({ data: [{ source: 'synthetic' }], seed: 4, network: { architecture } });
const config = configOf('base');
const size = config.input;
const random = new Random('export');
const inputs = Array.from({ length: 5 }, () =>
  Float32Array.from({ length: size.width * size.height }, () => (random.chance(0.1) ? random.float() : 0)),
);

/** A network with weights that no part of the export may ignore: moments, offsets and exponents far from 0 and 1. */
function wornNetwork(architecture: (typeof ARCHITECTURES)[number] = 'base'): tf.LayersModel {
  const network = networkOf(configOf(architecture));
  network.setWeights(
    network.weights.map((weight) => {
      const value = weight.read();
      if (value.rank > 1) return value.clone();
      const positive = /gamma|variance|exponent/.test(weight.originalName);
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

  it.each(ARCHITECTURES)('computes what the %s network computes', async (architecture) => {
    const worn = wornNetwork(architecture);
    const { largestDifference, images } = await checkParity(worn, networkToOnnx(worn), size, inputs);
    expect(largestDifference).toBeLessThan(1e-5);
    expect(images).toBe(5);
  });

  it.each(ARCHITECTURES)(
    'keeps close to the %s network with int8 kernels, at a quarter of the size',
    async (architecture) => {
      const worn = wornNetwork(architecture);
      const exact = networkToOnnx(worn);
      const quantized = networkToOnnx(worn, 'int8');
      expect(quantized.length).toBeLessThan(0.3 * exact.length);
      const { largestDifference } = await checkParity(worn, quantized, size, inputs, 'int8');
      expect(largestDifference).toBeGreaterThan(0);
      expect(largestDifference).toBeLessThan(0.05);
    },
  );

  it.each([
    ['tiny', 1_000_000],
    ['large', 5_000_000],
  ] as const)('makes a %s graph of less than %d bytes', (architecture, limit) => {
    expect(networkToOnnx(networkOf(configOf(architecture))).length).toBeLessThan(limit);
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

  it('holds int8 kernels against a limit of their own', async () => {
    const network = wornNetwork();
    await expect(checkParity(network, networkToOnnx(network, 'int8'), size, inputs)).rejects.toThrow(
      ExportParityError,
    );
  });

  it('says at which optimization level onnxruntime refuses a graph', async () => {
    const network = wornNetwork();
    const cut = networkToOnnx(network).slice(0, 5000);
    await expect(checkParity(network, cut, size, inputs)).rejects.toThrow(ExportGraphError);
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
