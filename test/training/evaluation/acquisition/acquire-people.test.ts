import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Embedder } from '#core/embedding/embedder.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { GRAPH_FILE, readArtefact } from '#core/model/artefact.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { EmptyDatasetError } from '#training/datasets/errors.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import { acquirePeople } from '#training/evaluation/acquisition/acquire-people.ts';
import { writeArtefact } from '#training/export/write-artefact.ts';

async function tinyModel(): Promise<string> {
  const folder = join(await temporaryFolder(), 'model');
  await writeArtefact(folder, new Map([[GRAPH_FILE, tinyGraph()]]), tinyDescription);
  return folder;
}

describe('acquirePeople', () => {
  it('embeds each picture exactly as the service does, and lists what cannot be used', async () => {
    const folder = await temporaryFolder();
    const picture = (shape: number) => new Page(400, 200).signature(shape).file();
    await writeFiles(folder, {
      'ann/genuine/1.png': await picture(1),
      'ann/genuine/2.png': 'no picture',
      'ann/genuine/3.png': await picture(1.1),
      'ann/forged/1.png': await picture(1.4),
      'bob/genuine/1.png': await new Page(300, 150).file(),
      'cyd/genuine/1.png': await picture(2),
      'dan/forged/1.png': await picture(3),
    });
    const model = await tinyModel();

    const set = await acquirePeople(await readDataset(folder, 1), { model, describe: 'gradients' });

    expect(set.images).toBe(7);
    expect(set.unreadable.map(({ image, code }) => [image.slice(folder.length), code])).toEqual([
      ['/ann/genuine/2.png', 'image-format-unsupported'],
      ['/bob/genuine/1.png', 'image-blank'],
    ]);
    expect(
      set.people.map(({ writer, genuine, forged, listedGenuine }) => [
        writer,
        genuine.length,
        forged.length,
        listedGenuine,
      ]),
    ).toEqual([
      ['ann', 2, 1, 3],
      ['bob', 0, 0, 1],
      ['cyd', 1, 0, 1],
      ['dan', 0, 1, 0],
    ]);

    const embedder = await Embedder.create(await readArtefact(model));
    for (const { image, embedding, descriptor } of set.people.flatMap(({ genuine }) => genuine)) {
      const { input } = await prepareSignature(await readFile(image), embedder.size);
      expect([embedding]).toEqual(await embedder.embed([input]));
      expect(Math.hypot(...descriptor)).toBeCloseTo(descriptor.length === 0 ? 0 : 1);
    }
  });

  it('refuses a folder without a usable genuine signature', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'ann/genuine/1.png': 'no picture',
      'ann/forged/1.png': await new Page(400, 200).signature(1).file(),
    });
    const dataset = await readDataset(folder, 1);
    await expect(acquirePeople(dataset, { model: await tinyModel(), describe: 'none' })).rejects.toThrow(
      EmptyDatasetError,
    );
  });
});
