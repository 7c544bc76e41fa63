import { BlankImageError, TooLittleInkError } from '../errors/image-errors.ts';
import { inspectInk } from '../quality/inspect-ink.ts';
import { fitInk, inkBox } from './fit.ts';
import type { GrayImage } from './gray-image.ts';
import { type DarknessMap, removePaper } from './ink/darkness.ts';
import { type InkMask, separateInk } from './ink/ink.ts';
import { removeRuledLines } from './ink/ruled-lines.ts';
import { removeStrayInk } from './ink/stray-ink.ts';
import type { InputSize, PreparedSignature } from './prepared-signature.ts';

/**
 * Names what `preprocess` does to a picture. Raised with every change that alters its output: a model refuses input
 * that another version made.
 */
export const PREPROCESSING_VERSION = '1';

/** What of a picture is taken for the signature, and what was taken for ink before. */
export interface FoundInk {
  readonly darkness: DarknessMap;
  /** Everything darker than the paper. */
  readonly separated: InkMask;
  /** The same without ruled lines and stray ink: the signature. */
  readonly mask: InkMask;
}

/** The first half of preprocessing: paper out, ink separated, ruled lines and stray ink out. */
export function findInk(image: GrayImage): FoundInk {
  const darkness = removePaper(image);
  const separated = separateInk(darkness);
  return { darkness, separated, mask: removeStrayInk(removeRuledLines(separated)) };
}

/** Ink whose longer side is shorter than this, in pixels of the working picture, is no signature. */
const SMALLEST_INK_SIDE = 16;

/**
 * Makes the model's input from dark ink on light paper: paper out, ink separated, ruled lines and stray ink out,
 * cropped to the ink, centered without distortion, strength evened out, inverted (ink is 1).
 *
 * @throws BlankImageError when there is no ink, TooLittleInkError when there is too little to be a signature
 */
export function preprocess(image: GrayImage, size: InputSize): PreparedSignature {
  const { darkness, mask } = findInk(image);
  const box = inkBox(mask);
  if (box === undefined) throw new BlankImageError();

  const across = box.right - box.left + 1;
  const down = box.bottom - box.top + 1;
  if (Math.max(across, down) < SMALLEST_INK_SIDE) throw new TooLittleInkError(across, down);

  const findings = inspectInk(darkness, mask, box);
  return { input: fitInk(darkness, mask, box, size), size, findings };
}
