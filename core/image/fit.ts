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

  const columns = bySource(coverage(size.width, offsetX, scale, box.left, across), box.left, across);
  const rows = coverage(size.height, offsetY, scale, box.top, down);
  const narrow = new Float32Array(mask.height * size.width);
  const row = new Float64Array(size.width);
  for (let y = box.top; y <= box.bottom; y++) {
    row.fill(0);
    // Most of a picture is paper, so ink is handed on instead of being looked for.
    for (let x = box.left; x <= box.right; x++) {
      const i = y * mask.width + x;
      const value = mask.ink[i] === 1 ? (darkness.values[i] ?? 0) : 0;
      if (value === 0) continue;
      for (const { at, share } of columns[x - box.left] ?? []) row[at] = (row[at] ?? 0) + share * value;
    }
    narrow.set(row, y * size.width);
  }
  const fitted = new Float32Array(size.width * size.height);
  for (const [y, spans] of rows.entries()) {
    for (const { at, share } of spans) {
      for (let x = 0; x < size.width; x++) {
        const i = y * size.width + x;
        fitted[i] = (fitted[i] ?? 0) + share * (narrow[at * size.width + x] ?? 0);
      }
    }
  }
  return strengthen(fitted);
}

interface Span {
  readonly at: number;
  readonly share: number;
}

/** For each target pixel along one axis, the source pixels that it covers and the share of its area each takes. */
function coverage(target: number, offset: number, scale: number, origin: number, length: number): Span[][] {
  return Array.from({ length: target }, (_, pixel) => {
    const from = Math.max(0, (pixel - offset) / scale);
    const to = Math.min(length, (pixel + 1 - offset) / scale);
    const spans: Span[] = [];
    for (let source = Math.floor(from); source < to; source++) {
      const overlap = Math.min(to, source + 1) - Math.max(from, source);
      if (overlap > 0) spans.push({ at: origin + source, share: overlap * scale });
    }
    return spans;
  });
}

/** The same the other way round: for each source pixel, the target pixels that it reaches. */
function bySource(targets: readonly Span[][], origin: number, length: number): Span[][] {
  const sources = Array.from({ length }, (): Span[] => []);
  for (const [target, spans] of targets.entries()) {
    for (const { at, share } of spans) sources[at - origin]?.push({ at: target, share });
  }
  return sources;
}

function strengthen(fitted: Float32Array): Float32Array {
  const ink = fitted.filter((value) => value > 0.02).sort();
  const full = ink[Math.floor(ink.length * FULL_INK_QUANTILE)] ?? 1;
  return fitted.map((value) => Math.min(1, value / full));
}
