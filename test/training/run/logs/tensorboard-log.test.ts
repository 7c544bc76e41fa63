import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/folders.ts';
import { TensorBoardLog } from '#training/run/logs/tensorboard-log.ts';
import { tf } from '#training/tensorflow/tfjs.ts';
import { readEvents } from './event-file.ts';

describe('TensorBoardLog', () => {
  it('writes what TensorBoard reads: tag, step and value', async () => {
    const folder = join(await temporaryFolder(), 'tensorboard');
    const log = new TensorBoardLog(folder);
    log.add(1, 'training', { loss: 0.5, triplets: 12, miner: 'batch-hard' });
    log.add(2, 'training', { loss: 0.25, triplets: 8, skilled: null });
    log.flush();

    const [name = ''] = await readdir(folder);
    expect(name).toContain('tfevents');
    expect(readEvents(await readFile(join(folder, name)))).toEqual([
      { step: 1, tag: 'training/loss', value: 0.5 },
      { step: 1, tag: 'training/triplets', value: 12 },
      { step: 2, tag: 'training/loss', value: 0.25 },
      { step: 2, tag: 'training/triplets', value: 8 },
    ]);
  });

  it('leaves no tensor behind but the handle of its file', async () => {
    const before = tf.memory().numTensors;
    const log = new TensorBoardLog(await temporaryFolder());
    for (let step = 1; step <= 20; step++) log.add(step, 'training', { loss: 1 / step });
    log.flush();
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});
