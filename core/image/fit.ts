import type { DarknessMap } from './ink/darkness.ts';
import type { InkMask } from './ink/ink.ts';
import type { InputSize } from './prepared-signature.ts';

/** A rectangle of pixels, borders inclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Empty pixels kept around the signature on each side of the model's input. */
export const MARGIN = 4;
/** The ink quantile that becomes full ink, so that pens and scanners of different strength look alike. */
const FULL_INK_QUANTILE = 0.85;

/** The smallest box that holds all ink, or undefined when there is none. */
export function inkBox(mask: InkMask): Box | undefined {
  let left = mask.width;
  let top = mask.height;
  let right = -1;
  let bottom = -1;
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      if (mask.ink[y * mask.width + x] !== 1) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { left, top, right, bottom };
}

/**
 * Scales the ink inside `box` to fit `size` without distorting it, centers it, and brings its strength to a common
 * level. Each target pixel averages the source area that it covers.
 *
 * @returns `size.height * size.width` values, row-major, 0 is paper and 1 is full ink
 */
export function fitInk(darkness: DarknessMap, mask: InkMask, box: Box, size: InputSize): Float32Array {
  const across = box.right - box.left + 1;
  const down = box.bottom - box.top + 1;
  const scale = Math.min((size.width - 2 * MARGIN) / across, (size.height - 2 * MARGIN) / down);
  const offsetX = (size.width - across * scale) / 2;
  const offsetY = (size.height - down * scale) / 2;

  const columns = coverage(size.width, offsetX, scale, box.left, across);
  const rows = coverage(size.height, offsetY, scale, box.top, down);
  const narrow = new Float32Array(mask.height * size.width);
  for (let y = box.top; y <= box.bottom; y++) {
    for (let x = 0; x < size.width; x++) {
      const from = columns.firsts[x] ?? 0;
      const to = columns.firsts[x + 1] ?? 0;
      let sum = 0;
      for (let span = from; span < to; span++) {
        const i = y * mask.width + (columns.at[span] ?? 0);
        if (mask.ink[i] === 1) sum += (columns.share[span] ?? 0) * (darkness.values[i] ?? 0);
      }
      narrow[y * size.width + x] = sum;
    }
  }
  const fitted = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let span = rows.firsts[y] ?? 0; span < (rows.firsts[y + 1] ?? 0); span++) {
      const share = rows.share[span] ?? 0;
      const source = (rows.at[span] ?? 0) * size.width;
      for (let x = 0; x < size.width; x++) {
        const i = y * size.width + x;
        fitted[i] = (fitted[i] ?? 0) + share * (narrow[source + x] ?? 0);
      }
    }
  }
  return strengthen(fitted);
}

/** What each target pixel along one axis covers, one pixel's spans after the other's. */
interface Coverage {
  /** Where the spans of each pixel begin; a last entry says where all end. */
  readonly firsts: readonly number[];
  /** The source pixel of each span. */
  readonly at: readonly number[];
  /** The share of the target pixel's area that it takes. */
  readonly share: readonly number[];
}

function coverage(target: number, offset: number, scale: number, origin: number, length: number): Coverage {
  const firsts: number[] = [];
  const at: number[] = [];
  const share: number[] = [];
  for (let pixel = 0; pixel < target; pixel++) {
    firsts.push(at.length);
    const from = Math.max(0, (pixel - offset) / scale);
    const to = Math.min(length, (pixel + 1 - offset) / scale);
    for (let source = Math.floor(from); source < to; source++) {
      const overlap = Math.min(to, source + 1) - Math.max(from, source);
      if (overlap <= 0) continue;
      at.push(origin + source);
      share.push(overlap * scale);
    }
  }
  firsts.push(at.length);
  return { firsts, at, share };
}

function strengthen(fitted: Float32Array): Float32Array {
  const ink = fitted.filter((value) => value > 0.02).sort();
  const full = ink[Math.floor(ink.length * FULL_INK_QUANTILE)] ?? 1;
  return fitted.map((value) => Math.min(1, value / full));
}
