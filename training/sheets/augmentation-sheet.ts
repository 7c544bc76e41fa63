import type { ColorImage, GrayImage } from '#core/image/gray-image.ts';
import { toInkOnPaper } from '#core/image/ink/ink-on-paper.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import { preprocess } from '#core/image/preprocess.ts';
import { augment } from '../augmentation/augment.ts';
import { CAPTURE_EFFECTS, capture } from '../augmentation/capture/capture.ts';
import { type CaptureOptions, captureSchema } from '../augmentation/capture/options.ts';
import { type AugmentationOptions, augmentationSchema, type InkOptions } from '../augmentation/options.ts';
import { Random } from '../random/random.ts';
import { drawContactSheet, type SheetCell } from './contact-sheet.ts';

const SIZE: InputSize = { width: 192, height: 96 };
/** Variations that a row shows beside the picture as it is. */
const EACH = 4;

/**
 * Every augmentation by itself and all of them together, a row each: how a picture is captured, with what the model
 * sees of it under it, then how prepared ink is varied.
 *
 * @param pictures taken in turn
 * @param options strengths and amounts; each shown effect is applied to every picture of its row
 * @throws ImageError when a picture holds no signature
 */
export async function drawAugmentationSheet(
  pictures: readonly ColorImage[],
  options: AugmentationOptions,
  seed: number,
): Promise<Buffer> {
  const rows: SheetCell[][] = [];
  const source = (row: number) => pictures[row % pictures.length] as ColorImage;
  for (const [row, effect] of CAPTURE_EFFECTS.entries()) {
    rows.push(...(await captureRows(effect, source(row), onlyEffect(options.capture, effect), seed)));
  }
  rows.push(...(await captureRows('all captures', source(rows.length), options.capture, seed)));
  for (const [row, part] of INK_PARTS.entries()) {
    rows.push(inkRow(part, source(row), onlyPart(options, part), seed));
  }
  rows.push(inkRow('all of the ink', source(rows.length), options, seed));
  return drawContactSheet(rows);
}

const { capture: _, ...usual } = augmentationSchema.parse({});
const INK_PARTS = Object.keys(usual) as (keyof InkOptions)[];

function onlyEffect(options: CaptureOptions, effect: (typeof CAPTURE_EFFECTS)[number]): CaptureOptions {
  const none = Object.fromEntries(CAPTURE_EFFECTS.map((name) => [name, { probability: 0 }]));
  return captureSchema.parse({ ...none, [effect]: { probability: 1, strength: options[effect].strength } });
}

function onlyPart(options: InkOptions, part: keyof InkOptions): InkOptions {
  const none = Object.fromEntries(INK_PARTS.map((name) => [name, 0]));
  // A chance is shown where it comes true.
  return augmentationSchema.parse({ ...none, [part]: part === 'erase' ? 1 : options[part] });
}

async function captureRows(
  caption: string,
  picture: ColorImage,
  options: CaptureOptions,
  seed: number,
): Promise<SheetCell[][]> {
  const captured = [picture];
  for (let variant = 0; variant < EACH; variant++) {
    captured.push(await capture(picture, options, new Random(`sheet ${seed} ${caption} ${variant}`)));
  }
  return [
    captured.map((one, column) => ({ picture: one, caption: column === 0 ? 'picture' : caption })),
    captured.map((one) => ({ picture: toPicture(prepare(one)), caption: 'as the model sees it' })),
  ];
}

function inkRow(caption: string, picture: ColorImage, options: InkOptions, seed: number): SheetCell[] {
  const prepared = prepare(picture);
  const levels = Uint8Array.from(prepared, (ink) => Math.round(ink * 255));
  const varied = Array.from({ length: EACH }, (_, variant) =>
    augment(levels, SIZE, options, new Random(`sheet ${seed} ${caption} ${variant}`)),
  );
  return [prepared, ...varied].map((ink, column) => ({
    picture: toPicture(ink),
    caption: column === 0 ? 'prepared' : caption,
  }));
}

function prepare(picture: ColorImage): Float32Array {
  return preprocess(toInkOnPaper(picture).gray, SIZE).input;
}

function toPicture(ink: Float32Array): GrayImage {
  return { ...SIZE, pixels: Uint8Array.from(ink, (value) => Math.round(255 * (1 - value))) };
}
