import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { NO_CAPTURES } from '#training/augmentation/capture/options.ts';
import { prepareDataset } from '#training/datasets/preparation/prepare-dataset.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';

/** Paths of two writers of each published set, as they are handed out. */
const SETS: Readonly<
  Record<string, { files: readonly string[]; classes: readonly (readonly [string, number])[] }>
> = {
  cedar: {
    files: [
      'signatures/full_org/original_1_1.png',
      'signatures/full_org/original_1_10.png',
      'signatures/full_org/original_2_1.png',
      'signatures/full_forg/forgeries_1_1.png',
      'signatures/full_forg/forgeries_2_1.png',
    ],
    classes: [
      ['1/genuine', 2],
      ['1/forged', 1],
      ['2/genuine', 1],
      ['2/forged', 1],
    ],
  },
  bhsig260: {
    files: [
      'Hindi/001/H-S-1-G-01.tif',
      'Hindi/001/H-S-1-F-01.tif',
      'Hindi/160/H-S-160-G-24.tif',
      'Bengali/001/B-S-1-G-01.tif',
      'Bengali/001/B-S-1-F-30.tif',
    ],
    classes: [
      ['B-1/genuine', 1],
      ['B-1/forged', 1],
      ['H-1/genuine', 1],
      ['H-1/forged', 1],
      ['H-160/genuine', 1],
    ],
  },
  gpds: {
    files: ['001/c-001-01.jpg', '001/c-001-02.jpg', '001/cf-001-01.jpg', '002/c-002-01.jpg'],
    classes: [
      ['001/genuine', 2],
      ['001/forged', 1],
      ['002/genuine', 1],
    ],
  },
  'mcyt-75': {
    files: [
      '0000/0000v00.bmp',
      '0000/0000v01.bmp',
      '0000/0000f00.bmp',
      '0002/0002v00.bmp',
      '0002/0003_0002f00.bmp',
    ],
    classes: [
      ['0000/genuine', 2],
      ['0000/forged', 1],
      ['0002/genuine', 1],
      ['0002/forged', 1],
    ],
  },
  sigcomp2011: {
    files: [
      'Dutch/TrainingSet/Offline Genuine/001_01.PNG',
      'Dutch/TrainingSet/Offline Genuine/001_2.PNG',
      'Dutch/TrainingSet/Offline Forgeries/0119001_01.png',
      'Dutch/Reference(646)/001/01_001.png',
      'Dutch/Questioned(1287)/001/03_001.png',
      'Dutch/Questioned(1287)/001/03_0119001.PNG',
      'Chinese/TrainingSet/Offline Genuine/001_1.png',
      'Chinese/TrainingSet/Offline Forgeries/0201001_1.png',
    ],
    classes: [
      ['chinese/001/genuine', 1],
      ['chinese/001/forged', 1],
      ['dutch/001/genuine', 4],
      ['dutch/001/forged', 2],
    ],
  },
};

/** A real picture in the format that the path's ending names, each of another shape. */
async function pictureFor(path: string, shape: number): Promise<Uint8Array> {
  const page = new Page(200, 100).signature(1 + (shape % 4));
  if (path.endsWith('.bmp')) return grayBitmap(page);
  if (path.endsWith('.tif')) return page.file('tiff');
  return page.file(path.endsWith('.jpg') ? 'jpeg' : 'png');
}

/** 8 bits a pixel with a grey color table, rows from the bottom up. */
function grayBitmap({ width, height, pixels }: Page): Uint8Array {
  const start = 14 + 40 + 1024;
  const file = Buffer.alloc(start + width * height);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(start, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(8, 28);
  for (let level = 0; level < 256; level++) file.fill(level, 54 + 4 * level, 57 + 4 * level);
  for (let y = 0; y < height; y++) {
    file.set(pixels.subarray((height - 1 - y) * width, (height - y) * width), start + y * width);
  }
  return file;
}

async function folderOf(files: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  const pictures = await Promise.all(
    files.map(async (path, shape) => [path, await pictureFor(path, shape)] as const),
  );
  await writeFiles(folder, Object.fromEntries(pictures));
  return folder;
}

describe.each(Object.entries(SETS))('the layout of %s', (layout, { files, classes }) => {
  it('is found out, and its pictures can all be prepared', async () => {
    const folder = await folderOf(files);
    const dataset = await readDataset(folder, 1);
    expect(dataset.layout).toBe(layout);
    expect(dataset.classes.map(({ id, sources }) => [id, sources.length])).toEqual(classes);
    for (const { id, writer, family, forged } of dataset.classes) {
      expect([writer, family, forged]).toEqual([id.replace(/\/\w+$/, ''), writer, id.endsWith('/forged')]);
    }
    const set = await prepareDataset(dataset, { size: { width: 64, height: 32 }, capture: NO_CAPTURES });
    expect(set.unreadable).toEqual([]);
  });

  it('is read when it is named, also beside files that are named otherwise', async () => {
    const folder = await folderOf([...files.slice(0, 4), 'notes/scanner.png']);
    const dataset = await readDataset(folder, 1, layout);
    expect(dataset.classes.flatMap(({ sources }) => sources)).toHaveLength(4);
  });
});

it('takes the same picture in two parts of SigComp2011 for one', async () => {
  const folder = await folderOf([
    'train/049/01_049.png',
    'test/049/01_049.png',
    'test/049_forg/01_0114049.png',
  ]);
  const { classes } = await readDataset(folder, 1, 'sigcomp2011');
  expect(classes.map(({ id, sources }) => [id, sources.length])).toEqual([
    ['049/genuine', 1],
    ['049/forged', 1],
  ]);
  const [source] = classes[0]?.sources ?? [];
  expect(source).toMatchObject({ path: join(folder, 'test/049/01_049.png') });
});

it('writes test pictures that another decoder understands', async () => {
  const { format } = await sharp(await pictureFor('a.tif', 1)).metadata();
  expect(format).toBe('tiff');
});
