import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/folders.ts';
import { resolveConfig } from '#training/config/resolve-config.ts';
import { Trainer } from '#training/loop/trainer.ts';
import { writeBestWeights } from '#training/run/best-weights.ts';
import { NoCheckpointError } from '#training/run/errors.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { WarmStartMismatchError, WarmStartSourceError } from '#training/warm-start/errors.ts';
import { readInitialWeights } from '#training/warm-start/read-initial-weights.ts';
import { newSmallRun, smallConfig } from '../small-run.ts';

const shipped = resolveConfig({ data: [{ source: 'synthetic' }], from: 'models/shipped' });

/** A run that puts forward the weights it would begin with under another seed. */
async function trainedRun() {
  const run = await newSmallRun();
  const trainer = new Trainer({ ...smallConfig, seed: 99 }, []);
  const { weights } = trainer.state;
  trainer.dispose();
  await writeBestWeights(run.best, { step: 5, rate: 0.1, validation: [], weights });
  return { run, weights };
}

describe('readInitialWeights', () => {
  it('has nothing to read for a run that begins at random', async () => {
    expect(await readInitialWeights(smallConfig)).toBeNull();
  });

  it('reads the weights and provenance of a model artefact', async () => {
    const before = tf.memory().numTensors;
    const initial = await readInitialWeights(shipped);
    const artefact = await tf.loadLayersModel(tf.io.fileSystem('models/shipped/layers/model.json'));
    const expected = artefact.getWeights().flatMap((weight) => [...weight.dataSync()]);
    artefact.dispose();
    expect(initial?.weights).toEqual(Float32Array.from(expected));
    expect(initial?.ancestor).toMatchObject({
      name: expect.stringMatching(/^2026-/),
      sets: [{ name: 'synthetic' }, { name: 'cross-media' }],
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('reads the best weights and provenance of a run', async () => {
    const { run, weights } = await trainedRun();
    const initial = await readInitialWeights({ ...smallConfig, from: run.path });
    expect(initial?.weights).toEqual(weights);
    expect(initial?.ancestor).toMatchObject({ name: run.path, sets: [{ name: 'synthetic' }] });
  });

  it('lets a trainer begin where the run ended', async () => {
    const { run, weights } = await trainedRun();
    const initial = await readInitialWeights({ ...smallConfig, from: run.path });
    const trainer = new Trainer(smallConfig, []);
    trainer.beginWith(initial?.weights ?? new Float32Array());
    expect(trainer.state).toMatchObject({ weights, average: weights });
    trainer.dispose();
  });

  it('refuses weights of another network', async () => {
    const { run } = await trainedRun();
    await expect(readInitialWeights({ ...shipped, from: run.path })).rejects.toThrow(WarmStartMismatchError);
    const tiny = resolveConfig({ ...shipped, network: { architecture: 'tiny' } });
    await expect(readInitialWeights(tiny)).rejects.toThrow(WarmStartMismatchError);
  });

  it('refuses a folder that holds neither, and a run without weights', async () => {
    const folder = await temporaryFolder();
    const from = join(folder, 'nothing');
    await expect(readInitialWeights({ ...smallConfig, from })).rejects.toThrow(WarmStartSourceError);
    const { path } = await newSmallRun();
    await expect(readInitialWeights({ ...smallConfig, from: path })).rejects.toThrow(NoCheckpointError);
  });
});
