import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES } from '#core/image/decoding/limits.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { largestDifference, Page } from '#test/support/pictures.ts';
import { captureSchema, NO_CAPTURES } from '#training/augmentation/capture/options.ts';
import { EmptyDatasetError, OneWriterError } from '#training/datasets/errors.ts';
import { prepareDataset } from '#training/datasets/preparation/prepare-dataset.ts';
import { prepareCached } from '#training/datasets/preparation/prepared-cache.ts';
import { inputOf } from '#training/datasets/prepared-set.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';

const size = { width: 64, height: 32 };
const plain = { size, capture: NO_CAPTURES };
const picture = (shape: number) => new Page(300, 150).signature(shape).file();

async function people(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return { folder, dataset: await readDataset(folder, 1) };
}

describe('prepareDataset', () => {
  it('prepares what can be read and lists what cannot', async () => {
    const { folder, dataset } = await people({
      'ann/genuine/1.png': 'no picture',
      'ann/genuine/2.png': await picture(1),
      'bob/genuine/1.png': await picture(2),
      'eve/genuine/1.png': await new Page(300, 150).file(),
    });

    const set = await prepareDataset(dataset, plain);

    expect(set.classes.map(({ id, first, count }) => [id, first, count])).toEqual([
      ['ann/genuine', 0, 1],
      ['bob/genuine', 1, 1],
    ]);
    expect(set.unreadable).toEqual([
      { image: join(folder, 'ann/genuine/1.png'), code: 'image-format-unsupported' },
      { image: join(folder, 'eve/genuine/1.png'), code: 'image-blank' },
    ]);
    const { input } = await prepareSignature(await picture(2), size);
    expect(largestDifference(inputOf(set, 1), input)).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
  });

  it('goes on when a file is gone or too large to be read', async () => {
    const { folder, dataset } = await people({
      'ann/genuine/1.png': await picture(1),
      'ann/genuine/2.png': await picture(1),
      'bob/genuine/1.png': await picture(2),
      'bob/genuine/2.png': new Uint8Array(MAX_IMAGE_BYTES + 1),
    });
    await rm(join(folder, 'ann/genuine/2.png'));
    const set = await prepareCached(dataset, plain, await temporaryFolder());
    expect(set.unreadable.map(({ code }) => code)).toEqual(['image-file-unreadable', 'image-too-many-bytes']);
    expect(set.classes.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('refuses a set of one writer', async () => {
    const { dataset } = await people({
      'ann/genuine/1.png': await picture(1),
      'ann/genuine/2.png': await picture(1),
    });
    await expect(prepareDataset(dataset, plain)).rejects.toThrow(OneWriterError);
  });

  it('refuses a set without a readable image', async () => {
    const { dataset } = await people({ 'ann/genuine/1.png': 'text', 'bob/genuine/1.png': 'text' });
    await expect(prepareDataset(dataset, plain)).rejects.toThrow(EmptyDatasetError);
  });

  it('draws the same synthetic pictures every time', async () => {
    const dataset = await readDataset('synthetic:2', 3);
    const [one, other] = [await prepareDataset(dataset, plain), await prepareDataset(dataset, plain)];
    expect(one.pixels.length).toBe(40 * size.width * size.height);
    expect(other).toEqual(one);
  });
});

describe('captures', () => {
  const captured = { size, capture: captureSchema.parse({ variants: 2 }) };

  it('are prepared beside the pictures, which stay as they are, and come back from disk', async () => {
    const cache = await temporaryFolder();
    const { dataset } = await people({
      'ann/genuine/1.png': 'no picture',
      'ann/genuine/2.png': await picture(1),
      'bob/genuine/1.png': await picture(2),
    });
    const set = await prepareCached(dataset, captured, cache);
    expect(set.pixels).toEqual((await prepareDataset(dataset, plain)).pixels);
    expect(set.variants).toHaveLength(2);
    for (const variant of set.variants) {
      expect(variant).toHaveLength(set.pixels.length);
      expect(variant).not.toEqual(set.pixels);
    }
    const prepared: number[] = [];
    expect(await prepareCached(dataset, captured, cache, (done) => prepared.push(done))).toEqual(set);
    expect(prepared).toEqual([]);
    const again = await prepareCached(dataset, plain, cache);
    expect(again.variants).toEqual([]);
  });

  it('of synthetic pictures are the same every time', async () => {
    const crowd = await readDataset('synthetic:2', 3);
    const classes = crowd.classes.map((one) => ({ ...one, sources: one.sources.slice(0, 1) }));
    const dataset = { ...crowd, classes };
    const [one, other] = [await prepareDataset(dataset, captured), await prepareDataset(dataset, captured)];
    expect(other.variants).toEqual(one.variants);
  });
});

describe('prepareCached', () => {
  it('reads back what it prepared, and prepares anew when a picture changed', async () => {
    const cache = await temporaryFolder();
    const { folder, dataset } = await people({
      'ann/genuine/1.png': await picture(1),
      'bob/genuine/1.png': await picture(2),
    });
    const prepared: number[] = [];
    const count = (done: number) => prepared.push(done);

    const first = await prepareCached(dataset, plain, cache, count);
    const second = await prepareCached(dataset, plain, cache, count);
    expect(second).toEqual(first);
    expect(prepared).toEqual([2]);

    await writeFiles(folder, { 'ann/genuine/1.png': await picture(3) });
    const third = await prepareCached(dataset, plain, cache, count);
    expect(third.pixels).not.toEqual(first.pixels);
    expect((await readdir(cache)).filter((name) => name.endsWith('.json'))).toHaveLength(2);
  });
});
