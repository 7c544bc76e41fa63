import { describe, expect, it } from 'vitest';
import { NothingToMineError } from '#training/loop/errors.ts';
import { OfflineMining } from '#training/loop/plan/offline-mining.ts';
import { networkOf } from '#training/loop/trainer.ts';
import { labelImages, poolImages } from '#training/samplers/image-pool.ts';
import { smallConfigWith, smallSets } from '../../small-run.ts';

const config = smallConfigWith({
  curriculum: { miners: [{ from: 0, miner: 'offline-hard' }], mineEvery: 10 },
});
const pool = async () => poolImages((await smallSets()).train, config.input);

describe('OfflineMining', () => {
  it('serves what it mined for so many steps, to the rule that it was mined by', async () => {
    const images = await pool();
    const mining = new OfflineMining(images, config, null);
    expect(mining.tripletsFor(1, 'hard')).toBeNull();

    const triplets = mining.mine(3, 'hard', networkOf(config));

    const genuine = labelImages(images.classes).filter((label) => label < images.classes.length);
    expect(triplets.anchors).toHaveLength(genuine.length);
    expect(mining.tripletsFor(3, 'hard')).toBe(triplets);
    expect(mining.tripletsFor(12, 'hard')).toBe(triplets);
    expect(mining.tripletsFor(13, 'hard')).toBeNull();
    expect(mining.tripletsFor(4, 'semi-hard')).toBeNull();
    expect(new OfflineMining(images, config, mining.mined).tripletsFor(12, 'hard')).toBe(triplets);
  });

  it('mines anew after as many steps as show each image once, where that is asked for', async () => {
    const images = await pool();
    const everyEpoch = { ...config, curriculum: { ...config.curriculum, mineEvery: 'epoch' as const } };
    const mining = new OfflineMining(images, everyEpoch, null);
    mining.mine(1, 'hard', networkOf(config));
    const epoch = Math.ceil(
      labelImages(images.classes).length / (config.batch.classes * config.batch.samples),
    );
    expect(mining.tripletsFor(epoch, 'hard')).not.toBeNull();
    expect(mining.tripletsFor(epoch + 1, 'hard')).toBeNull();
  });

  it('refuses images of which none has a positive', async () => {
    const images = await pool();
    const singles = { ...images, classes: images.classes.map((one) => ({ ...one, forged: true })) };
    const mining = new OfflineMining(singles, config, null);
    expect(() => mining.mine(1, 'hard', networkOf(config))).toThrow(NothingToMineError);
  });
});
