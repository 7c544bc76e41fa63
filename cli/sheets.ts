import { writeFile } from 'node:fs/promises';
import { CountersignError } from '#core/errors/countersign-error.ts';
import { decodeImage } from '#core/image/decoding/decode.ts';
import { type ColorImage, toColor } from '#core/image/gray-image.ts';
import { readConfigLayer, resolveConfig } from '#training/config/resolve-config.ts';
import { readDataset } from '#training/datasets/readers/read-dataset.ts';
import { drawAugmentationSheet } from '#training/sheets/augmentation-sheet.ts';
import { drawSynthesisSheet } from '#training/sheets/synthesis-sheet.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';
import { PictureRefusedError, UnwritableFileError } from './errors.ts';
import { readPicture } from './read-picture.ts';

/** Synthetic people whose signatures are varied where no picture is given. */
const EXAMPLES = 12;

/** Draws every augmentation. @throws UnreadableFileError, PictureRefusedError, TrainingConfigError, UnwritableFileError */
export async function writeAugmentationSheet(options: {
  readonly sheet: string;
  readonly image?: readonly string[];
  readonly config?: string;
  readonly seed: string;
}): Promise<void> {
  const layer = options.config === undefined ? {} : await readConfigLayer(options.config);
  const { augmentation } = resolveConfig({ data: [{ source: 'synthetic' }] }, layer);
  const seed = Number(options.seed);
  const pictures =
    options.image === undefined
      ? Array.from({ length: EXAMPLES }, (_, index) => toColor(writeGenuine(createWriter(seed, index), 0)))
      : await Promise.all(options.image.map(decodeFile));
  await writeSheet(options.sheet, await drawAugmentationSheet(pictures, augmentation, seed));
}

/** Draws the first people of a seed's crowd, beside those of folders. @throws DatasetError, UnwritableFileError */
export async function writeSynthesisSheet(options: {
  readonly sheet: string;
  readonly beside: readonly string[];
  readonly people: number;
  readonly seed: number;
}): Promise<void> {
  const sources = [`synthetic:${options.people}`, ...options.beside];
  const datasets = await Promise.all(sources.map((source) => readDataset(source, options.seed)));
  await writeSheet(options.sheet, await drawSynthesisSheet(datasets, options.people));
}

async function decodeFile(path: string): Promise<ColorImage> {
  const bytes = await readPicture(path);
  try {
    return (await decodeImage(bytes)).color;
  } catch (error) {
    throw error instanceof CountersignError ? new PictureRefusedError(path, error) : error;
  }
}

async function writeSheet(path: string, png: Buffer): Promise<void> {
  await writeFile(path, png).catch((cause: unknown) => {
    throw new UnwritableFileError(path, { cause });
  });
  console.log(`drawn: ${path}`);
}
