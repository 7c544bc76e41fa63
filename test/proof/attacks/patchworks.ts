import sharp from 'sharp';
import type { Random } from '#training/random/random.ts';

/** Ink of one signature: 0 is paper, 255 full ink. */
type Sheet = Uint8Array;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels from side to side; from top to bottom as many as the first signature's shape wants. */
const WIDTH = 480;
const MARGIN = 30;
const GRAIN = 40;
const SPECKS = 0.02;

/**
 * What can be put together from several stolen references, so that it is like all of them and a copy of none; and what can
 * be laid over a single one.
 */
export async function patchworks(
  stolen: readonly Uint8Array[],
  random: Random,
): Promise<[string, Uint8Array][]> {
  const size = await shapeOf(stolen[0] ?? new Uint8Array());
  const sheets = await Promise.all(stolen.map((picture) => sheetOf(picture, size)));
  const [first = new Uint8Array(), second = first] = sheets;
  const made: Readonly<Record<string, Sheet>> = {
    'two references on each other': first.map((ink, i) => Math.max(ink, second[i] ?? 0)),
    'the mean of two references': meanOf([first, second], first.length),
    'the mean of all references': meanOf(sheets, first.length),
    'half of one reference, half of another': first.map((ink, i) =>
      i % WIDTH < WIDTH / 2 ? ink : (second[i] ?? 0),
    ),
    'a reference with grain': first.map((ink) => clamp(ink + GRAIN * random.normal())),
    'a reference with specks': first.map((ink) => (random.chance(SPECKS) ? 255 - ink : ink)),
    'a reference with a flourish': flourished(first, size),
  };
  return Promise.all(
    Object.entries(made).map(
      async ([name, sheet]): Promise<[string, Uint8Array]> => [name, await page(sheet, size)],
    ),
  );
}

function meanOf(sheets: readonly Sheet[], length: number): Sheet {
  return Uint8Array.from({ length }, (_, i) => {
    return sheets.reduce((sum, sheet) => sum + (sheet[i] ?? 0), 0) / sheets.length;
  });
}

/** A wave of a pen's thickness under the signature, from side to side. */
function flourished(sheet: Sheet, { width, height }: Size): Sheet {
  return sheet.map((ink, i) => {
    const wave = height * (0.9 + 0.05 * Math.sin((i % width) / 25));
    return Math.abs(Math.floor(i / width) - wave) < 2 ? 255 : ink;
  });
}

const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

async function trimmed(picture: Uint8Array): Promise<Buffer> {
  const gray = await sharp(picture).flatten({ background: '#ffffff' }).grayscale().png().toBuffer();
  return sharp(gray).trim({ background: '#ffffff', threshold: 60 }).png().toBuffer();
}

async function shapeOf(picture: Uint8Array): Promise<Size> {
  const { width, height } = await sharp(await trimmed(picture)).metadata();
  return { width: WIDTH, height: Math.max(1, Math.round((WIDTH * height) / width)) };
}

async function sheetOf(picture: Uint8Array, size: Size): Promise<Sheet> {
  return sharp(await trimmed(picture))
    .resize({ ...size, fit: 'fill' })
    .negate()
    .extractChannel(0)
    .raw()
    .toBuffer();
}

function page(sheet: Sheet, size: Size): Promise<Uint8Array> {
  const paper = sheet.map((ink) => 255 - ink);
  return sharp(paper, { raw: { ...size, channels: 1 } })
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background: '#ffffff' })
    .png()
    .toBuffer();
}
