import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toColor } from '#core/image/gray-image.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { augmentationSchema } from '#training/augmentation/options.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import { drawAugmentationSheet } from '#training/sheets/augmentation-sheet.ts';
import { drawContactSheet } from '#training/sheets/contact-sheet.ts';
import { drawSynthesisSheet } from '#training/sheets/synthesis-sheet.ts';

const picture = toColor(new Page(120, 60).signature(1).image);

describe('drawContactSheet', () => {
  it('makes room for every picture and its caption', async () => {
    const cell = { picture, caption: 'one < two & three' };
    const size = async (rows: (typeof cell)[][]) => {
      const { format, width = 0, height = 0 } = await sharp(await drawContactSheet(rows)).metadata();
      expect(format).toBe('png');
      return [width, height] as const;
    };
    const [narrow, low] = await size([[cell]]);
    const [wide, high] = await size([[cell, cell, cell], [cell]]);
    expect(wide - narrow).toBe(2 * (narrow - 6));
    expect(high - low).toBe(low - 6);
  });

  it('shows what is on the pictures', async () => {
    const blank = { picture: toColor(new Page(300, 150).image), caption: 'blank' };
    const ink = async (cell: typeof blank) => {
      const shown = sharp(await drawContactSheet([[cell]])).extract({
        left: 8,
        top: 8,
        width: 200,
        height: 90,
      });
      const { data } = await shown.raw().toBuffer({ resolveWithObject: true });
      return data.reduce((least, level) => Math.min(least, level));
    };
    expect(await ink(blank)).toBeGreaterThan(150);
    expect(await ink({ picture, caption: 'ink' })).toBeLessThan(80);
  });
});

describe('the sheets', () => {
  it('of synthesis draw synthetic people beside those of a folder', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'ann/genuine/1.png': await new Page(300, 150).signature(2).file() });
    const synthetic = await readDataset('synthetic:2', 1);
    const alone = await sharp(await drawSynthesisSheet([synthetic], 2)).metadata();
    const both = await sharp(
      await drawSynthesisSheet([synthetic, await readDataset(folder, 1)], 2),
    ).metadata();
    expect(both.width).toBe(alone.width);
    expect(both.height).toBeGreaterThan(alone.height ?? Infinity);
  });

  it('of augmentation are the same for the same seed', async () => {
    const options = augmentationSchema.parse({});
    const sheet = await drawAugmentationSheet([picture], options, 1);
    expect((await drawAugmentationSheet([picture], options, 1)).equals(sheet)).toBe(true);
    expect((await drawAugmentationSheet([picture], options, 2)).equals(sheet)).toBe(false);
  });
});
