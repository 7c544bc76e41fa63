import { type Box, inkBox, inkLevel } from './ink-box.ts';

/** A stored picture that was fetched and looked at. */
export interface ExaminedPicture {
  /** As it was photographed or scanned. */
  readonly whole: ImageBitmap;
  /** Its ink alone, black on nothing. */
  readonly ink: ImageBitmap;
  readonly box: Box;
}

/** Longer side in pixels at which pictures are compared: more than a screen shows of one. */
const LONGEST_SIDE = 1400;

/** Fetches a stored picture by its link and finds the ink in it, so that two can be laid upon each other. */
export async function examinePicture(url: string): Promise<ExaminedPicture> {
  const whole = await shrunk(await createImageBitmap(await (await fetch(url)).blob()));
  const { width, height } = whole;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return { whole, ink: whole, box: { left: 0, top: 0, width, height } };
  context.drawImage(whole, 0, 0);
  const pixels = context.getImageData(0, 0, width, height);
  const gray = grayOf(pixels.data);
  keepInk(pixels.data, gray, inkLevel(gray));
  return { whole, ink: await createImageBitmap(pixels), box: inkBox(gray, width, height) };
}

async function shrunk(picture: ImageBitmap): Promise<ImageBitmap> {
  const scale = LONGEST_SIDE / Math.max(picture.width, picture.height);
  if (scale >= 1) return picture;
  return createImageBitmap(picture, {
    resizeWidth: Math.round(picture.width * scale),
    resizeHeight: Math.round(picture.height * scale),
    resizeQuality: 'high',
  });
}

function grayOf(rgba: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: rgba.length / 4 }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(4 * i, 4 * i + 3);
    return (77 * red + 150 * green + 29 * blue) >> 8;
  });
}

/** Makes ink black and paper clear, with soft edges. */
function keepInk(rgba: Uint8ClampedArray, gray: Uint8Array, level: number): void {
  const soft = Math.max(8, 0.15 * level);
  for (const [i, value] of gray.entries()) {
    rgba.fill(0, 4 * i, 4 * i + 3);
    rgba[4 * i + 3] = 255 * Math.min(1, Math.max(0, (level + soft - value) / (2 * soft)));
  }
}
