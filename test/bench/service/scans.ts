import sharp from 'sharp';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

/** Pixels of a signature field of 10 cm at 300 dpi. */
const SCAN_WIDTH = 1200;
const SEED = 7;
const REFERENCES = 5;

/** Genuine signatures of one synthetic person, as scans at 300 dpi (PNG). */
export interface Scans {
  readonly references: readonly Buffer[];
  readonly query: Buffer;
}

export async function makeScans(): Promise<Scans> {
  const writer = createWriter(SEED, 0);
  const scans = Array.from({ length: REFERENCES + 1 }, async (_, sample) => {
    const { width, height, pixels } = writeGenuine(writer, sample);
    return sharp(pixels, { raw: { width, height, channels: 1 } })
      .resize({ width: SCAN_WIDTH })
      .png()
      .toBuffer();
  });
  const [query = Buffer.alloc(0), ...references] = await Promise.all(scans);
  return { references, query };
}
