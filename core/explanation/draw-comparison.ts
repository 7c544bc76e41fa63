import sharp from 'sharp';
import type { InputSize } from '../image/prepared-signature.ts';

/** Picture pixels a pixel of the model's input. */
const ZOOM = 4;
/** Height of the line between the two signatures, in picture pixels. */
const LINE = 4;
const GRAY = { r: 150, g: 150, b: 150 };

/** Green and blue that a full mark leaves of paper and adds to ink: pale red paper under a red stroke. */
const MARKED_PAPER = [255, 190, 180] as const;
const MARKED_INK = [220, 0, 0] as const;

/** Two prepared signatures and where they differ: one mark a pixel, 0 is none, 1 and above is full. */
export interface MarkedPair {
  readonly query: Float32Array;
  readonly reference: Float32Array;
  readonly marks: Float32Array;
  readonly size: InputSize;
}

/** Draws the query above the reference, ink on white, strokes and paper reddened by the marks. @returns a PNG */
export async function drawComparison({ query, reference, marks, size }: MarkedPair): Promise<Uint8Array> {
  const [above, below] = await Promise.all([query, reference].map((input) => panel(input, marks, size)));
  const height = size.height * ZOOM;
  const canvas = { width: size.width * ZOOM, height: 2 * height + LINE, channels: 3 as const };
  return sharp({ create: { ...canvas, background: GRAY } })
    .composite([
      { input: above ?? Buffer.alloc(0), left: 0, top: 0 },
      { input: below ?? Buffer.alloc(0), left: 0, top: height + LINE },
    ])
    .png({ palette: true, colors: 64 })
    .toBuffer();
}

async function panel(input: Float32Array, marks: Float32Array, size: InputSize): Promise<Buffer> {
  const [ink, red] = await Promise.all([enlarge(input, size), enlarge(marks, size)]);
  const rgb = Buffer.alloc(ink.length * 3);
  for (let i = 0; i < ink.length; i++) {
    const stroke = (ink[i] ?? 0) / 255;
    const mark = (red[i] ?? 0) / 255;
    for (const channel of [0, 1, 2] as const) {
      const paper = 255 + mark * (MARKED_PAPER[channel] - 255);
      // A thin stroke needs more color than a patch of paper to be seen as red.
      const pen = Math.sqrt(mark) * MARKED_INK[channel];
      rgb[3 * i + channel] = Math.round(paper + stroke * (pen - paper));
    }
  }
  const raw = { width: size.width * ZOOM, height: size.height * ZOOM, channels: 3 as const };
  return sharp(rgb, { raw }).png().toBuffer();
}

/** Values of 0..1 as one byte each, enlarged smoothly. */
async function enlarge(values: Float32Array, { width, height }: InputSize): Promise<Buffer> {
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
  return sharp(bytes, { raw: { width, height, channels: 1 } })
    .resize(width * ZOOM, height * ZOOM, { kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
}
