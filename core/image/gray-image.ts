/** A grey picture: one byte a pixel, row-major, 0 is black and 255 is white. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** An 8-bit color picture: red, green, blue a pixel, row-major. */
export interface ColorImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Level under which the middle pixel of a picture means that the background is dark and the ink light. */
const DARK_BACKGROUND_LEVEL = 110;

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
 * that red, blue and orange ink stand out as far as black does. Most of a picture is background, so the median
 * tells which of the two it is.
 */
export function toInkOnPaper(color: ColorImage): InkOnPaper {
  const count = color.width * color.height;
  const darkest = new Uint8Array(count);
  const lightest = new Uint8Array(count);
  const histogram = new Uint32Array(256);
  for (let i = 0; i < count; i++) {
    const r = color.rgb[3 * i] ?? 0;
    const g = color.rgb[3 * i + 1] ?? 0;
    const b = color.rgb[3 * i + 2] ?? 0;
    darkest[i] = Math.min(r, g, b);
    lightest[i] = 255 - Math.max(r, g, b);
    const luma = (77 * r + 150 * g + 29 * b) >> 8;
    histogram[luma] = (histogram[luma] ?? 0) + 1;
  }
  const darkBackground = medianOf(histogram, count) < DARK_BACKGROUND_LEVEL;
  const pixels = darkBackground ? lightest : darkest;
  return { gray: { width: color.width, height: color.height, pixels }, darkBackground };
}

function medianOf(histogram: Uint32Array, count: number): number {
  let below = 0;
  return histogram.findIndex((n) => {
    below += n;
    return 2 * below >= count;
  });
}
