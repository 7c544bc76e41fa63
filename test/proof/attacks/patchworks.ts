import sharp from 'sharp';
import type { Random } from '#training/random/random.ts';

/** Ink of one signature, trimmed and brought to a common size: 0 is paper, 255 full ink. */
type Sheet = Uint8Array;

const [WIDTH, HEIGHT] = [480, 240];
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
  const sheets = await Promise.all(stolen.map(trimmed));
  const [first = new Uint8Array(), second = first] = sheets;
  const made: Readonly<Record<string, Sheet>> = {
    'two references on each other': first.map((ink, i) => Math.max(ink, second[i] ?? 0)),
    'the mean of two references': meanOf([first, second]),
    'the mean of all references': meanOf(sheets),
    'half of one reference, half of another': first.map((ink, i) =>
      i % WIDTH < WIDTH / 2 ? ink : (second[i] ?? 0),
    ),
    'a reference with grain': first.map((ink) => clamp(ink + GRAIN * random.normal())),
    'a reference with specks': first.map((ink) => (random.chance(SPECKS) ? 255 - ink : ink)),
    'a reference with a flourish': flourished(first),
  };
  return Promise.all(
    Object.entries(made).map(
      async ([name, sheet]): Promise<[string, Uint8Array]> => [name, await page(sheet)],
    ),
  );
}

function meanOf(sheets: readonly Sheet[]): Sheet {
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    return sheets.reduce((sum, sheet) => sum + (sheet[i] ?? 0), 0) / sheets.length;
  });
}

/** A wave of a pen's thickness under the signature, from side to side. */
function flourished(sheet: Sheet): Sheet {
  return sheet.map((ink, i) => {
    const x = i % WIDTH;
    const wave = HEIGHT * (0.85 + 0.06 * Math.sin(x / 25));
    return Math.abs(Math.floor(i / WIDTH) - wave) < 2 ? 255 : ink;
  });
}

const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

async function trimmed(picture: Uint8Array): Promise<Sheet> {
  const gray = await sharp(picture).flatten({ background: '#ffffff' }).grayscale().png().toBuffer();
  return sharp(gray)
    .trim({ background: '#ffffff', threshold: 60 })
    .resize({ width: WIDTH, height: HEIGHT, fit: 'fill' })
    .negate()
    .extractChannel(0)
    .raw()
    .toBuffer();
}

function page(sheet: Sheet): Promise<Uint8Array> {
  return sharp(sheet, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .negate()
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background: '#ffffff' })
    .png()
    .toBuffer();
}
