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

/** The same picture with three equal channels. */
export function toColor({ width, height, pixels }: GrayImage): ColorImage {
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < rgb.length; i++) rgb[i] = pixels[Math.floor(i / 3)] ?? 0;
  return { width, height, rgb };
}
