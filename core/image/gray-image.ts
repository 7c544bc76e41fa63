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
