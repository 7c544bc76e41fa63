import sharp from 'sharp';
import type { GrayImage } from '#core/image/gray-image.ts';

/** A point in pixels. */
type Point = readonly [x: number, y: number];

/** A page on which tests draw: grey paper, dark ink. */
export class Page {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;

  constructor(width: number, height: number, paper = 255) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height).fill(paper);
  }

  /** Draws straight strokes through the points. */
  stroke(points: readonly Point[], { ink = 20, thickness = 3 } = {}): this {
    for (const [i, from] of points.entries()) {
      const to = points[i + 1];
      if (to === undefined) break;
      const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1])) || 1;
      for (let step = 0; step <= steps; step++) {
        const x = from[0] + ((to[0] - from[0]) * step) / steps;
        const y = from[1] + ((to[1] - from[1]) * step) / steps;
        this.dot(x, y, thickness, ink);
      }
    }
    return this;
  }

  /** Draws a signature-like curve over the middle of the page; `shape` makes different people. */
  signature(shape = 1, style: { ink?: number; thickness?: number } = {}): this {
    const points = Array.from({ length: 200 }, (_, i): Point => {
      const t = i / 199;
      const x = this.width * (0.15 + 0.7 * t);
      const swing =
        Math.sin(2 * Math.PI * (2 + shape) * t) * 0.2 + Math.sin(2 * Math.PI * (5 * shape) * t) * 0.08;
      return [x, this.height * (0.5 + swing)];
    });
    return this.stroke(points, style);
  }

  get image(): GrayImage {
    return { width: this.width, height: this.height, pixels: this.pixels };
  }

  /** The page as an image file. */
  file(format: 'png' | 'jpeg' | 'webp' | 'tiff' = 'png'): Promise<Buffer> {
    return sharp(this.pixels, { raw: { width: this.width, height: this.height, channels: 1 } })
      .toFormat(format, format === 'tiff' ? { compression: 'lzw' } : { quality: 95 })
      .toBuffer();
  }

  private dot(x: number, y: number, thickness: number, ink: number): void {
    const reach = thickness / 2;
    for (let py = Math.max(0, Math.ceil(y - reach)); py <= Math.min(this.height - 1, y + reach); py++) {
      for (let px = Math.max(0, Math.ceil(x - reach)); px <= Math.min(this.width - 1, x + reach); px++) {
        this.pixels[py * this.width + px] = ink;
      }
    }
  }
}

/** Largest difference of two equally long arrays. */
export function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

/** Mean difference of two equally long arrays. */
export function meanDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? Number.NaN)), 0) / a.length;
}
