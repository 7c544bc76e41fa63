import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { NO_CAPTURES } from '#training/augmentation/capture/options.ts';
import { datasetManifestSchema } from '#training/datasets/manifest/dataset-manifest.ts';
import { describeDataset } from '#training/datasets/manifest/describe-dataset.ts';
import { prepareDataset } from '#training/datasets/preparation/prepare-dataset.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import { partitionOf } from '#training/datasets/split.ts';

const picture = (shape: number) => new Page(300, 150).signature(shape).file();

async function describeFiles(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const dataset = await readDataset(folder, 1);
  const prepared = await prepareDataset(dataset, {
    size: { width: 64, height: 32 },
    capture: NO_CAPTURES,
  });
  return describeDataset(folder, dataset, prepared);
}

describe('describeDataset', () => {
  it('counts, checks and splits what can be read, and names what cannot', async () => {
    const [one, two] = [await picture(1), await picture(2)];
    const manifest = await describeFiles({
      'ann/genuine/1.png': one,
      'ann/genuine/2.png': one,
      'ann/forged/1.png': two,
      'bob/genuine/1.png': await picture(3),
      'bob/genuine/2.png': 'no picture',
    });

    expect(datasetManifestSchema.parse(manifest)).toEqual(manifest);
    expect(manifest).toMatchObject({
      layout: 'genuine-forged',
      terms: 'not stated',
      all: { writers: 2, genuine: 3, forged: 1 },
      unreadable: 1,
      duplicates: 1,
      partitions: { ann: partitionOf('ann'), bob: partitionOf('bob') },
    });
    expect(manifest.train.genuine + manifest.validation.genuine).toBe(3);
    expect(manifest.pictures[0]).toEqual({
      picture: 'ann/genuine/1.png',
      writer: 'ann',
      forged: false,
      sha256: createHash('sha256').update(one).digest('hex'),
      unreadable: null,
    });
    expect(manifest.pictures.at(-1)).toMatchObject({
      picture: 'bob/genuine/2.png',
      unreadable: 'image-format-unsupported',
    });
  });

  it('has another checksum when one picture is another', async () => {
    const files = { 'ann/genuine/1.png': await picture(1), 'bob/genuine/1.png': await picture(2) };
    const first = await describeFiles(files);
    expect((await describeFiles(files)).sha256).toBe(first.sha256);
    const changed = await describeFiles({ ...files, 'bob/genuine/1.png': await picture(3) });
    expect(changed.sha256).not.toBe(first.sha256);
  });
});
