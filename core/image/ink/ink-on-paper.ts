import type { ColorImage, GrayImage } from '../gray-image.ts';
import { isInkLight } from './polarity.ts';

/** A picture turned to dark ink on light paper. */
export interface InkOnPaper {
  readonly gray: GrayImage;
  /** The picture had light ink on a dark background and was inverted. */
  readonly darkBackground: boolean;
}

/**
 * Turns a color picture into dark ink on light paper.
 *
 * On light paper a pixel is as dark as its darkest channel and on a dark background as light as its lightest, so
 * that red, blue and orange ink stand out as far as black does.
 */
export function toInkOnPaper({ width, height, rgb }: ColorImage): InkOnPaper {
  const count = width * height;
  const darkest = new Uint8Array(count);
  const lightest = new Uint8Array(count);
  const luma = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const r = rgb[3 * i] ?? 0;
    const g = rgb[3 * i + 1] ?? 0;
    const b = rgb[3 * i + 2] ?? 0;
    darkest[i] = Math.min(r, g, b);
    lightest[i] = 255 - Math.max(r, g, b);
    luma[i] = (77 * r + 150 * g + 29 * b) >> 8;
  }
  const darkBackground = isInkLight({ width, height, pixels: luma });
  return { gray: { width, height, pixels: darkBackground ? lightest : darkest }, darkBackground };
}
