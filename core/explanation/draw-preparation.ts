import sharp from 'sharp';
import { decodeImage } from '../image/decoding/decode.ts';
import { type Box, inkBox } from '../image/fit.ts';
import type { InkMask } from '../image/ink/ink.ts';
import { toInkOnPaper } from '../image/ink/ink-on-paper.ts';
import type { InputSize } from '../image/prepared-signature.ts';
import { findInk, preprocess } from '../image/preprocess.ts';
import type { PreparationStep } from './preparation-step.ts';

/** Longer side of a drawn step, in pixels: enough to see each stroke. */
const PICTURE_SIDE = 480;
const KEPT = [20, 20, 20] as const;
const REMOVED = [220, 60, 50] as const;
const PAPER = [255, 255, 255] as const;
const FRAME = [40, 110, 200] as const;

/** One step of preprocessing as a PNG. */
export interface DrawnStep {
  readonly step: PreparationStep;
  readonly png: Uint8Array;
}

/**
 * Draws what preprocessing made of an image file, step by step.
 *
 * @throws ImageError when the file or the picture cannot be used
 */
export async function drawPreparation(bytes: Uint8Array, size: InputSize): Promise<DrawnStep[]> {
  const { gray } = toInkOnPaper((await decodeImage(bytes)).color);
  const { darkness, separated, mask } = findInk(gray);
  const { input } = preprocess(gray, size);
  const { width, height } = gray;
  return Promise.all([
    drawn('gray', gray.pixels, { width, height }),
    drawn('flattened', asPaper(darkness.values), { width, height }),
    drawn('ink', inkAndRemains(separated, mask), { width, height }),
    drawn('input', asPaper(input), size),
  ]);
}

/** 0 of ink is white and 1 is black. */
function asPaper(ink: Float32Array): Uint8Array {
  return Uint8Array.from(ink, (value) => Math.round(255 * (1 - Math.min(1, Math.max(0, value)))));
}

/** Red, green and blue of every pixel: ink that was kept, ink that was not, and the frame of what was kept. */
function inkAndRemains(separated: InkMask, mask: InkMask): Uint8Array {
  const box = inkBox(mask);
  const rgb = new Uint8Array(3 * mask.ink.length);
  for (let i = 0; i < mask.ink.length; i++) {
    const remains = separated.ink[i] === 1 ? REMOVED : PAPER;
    const paper = box !== undefined && isOnFrame(box, i % mask.width, Math.floor(i / mask.width));
    rgb.set(mask.ink[i] === 1 ? KEPT : paper ? FRAME : remains, 3 * i);
  }
  return rgb;
}

function isOnFrame({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  const inside = x >= left && x <= right && y >= top && y <= bottom;
  return inside && (x === left || x === right || y === top || y === bottom);
}

async function drawn(step: DrawnStep['step'], pixels: Uint8Array, size: InputSize): Promise<DrawnStep> {
  const channels = pixels.length === size.width * size.height ? 1 : 3;
  const png = await sharp(pixels, { raw: { ...size, channels } })
    .resize(PICTURE_SIDE, PICTURE_SIDE, { fit: 'inside' })
    .png({ palette: true, colors: 64 })
    .toBuffer();
  return { step, png };
}
