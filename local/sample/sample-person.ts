import sharp from 'sharp';
import type { GrayImage } from '#core/image/gray-image.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeForgery } from '#training/synthesis/write-forgery.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

/** A person of whom there is everything that the service needs to show what it does. */
export interface SamplePerson {
  readonly references: readonly Uint8Array[];
  readonly genuine: Uint8Array;
  readonly forgery: Uint8Array;
}

/** A seed that training does not use, so that the model has never seen this person. */
const SAMPLE_SEED = 20_261;
const REFERENCES = 5;

/** A synthetic person's signatures as PNG files, always the same. */
export async function samplePerson(): Promise<SamplePerson> {
  const writer = createWriter(SAMPLE_SEED, 0);
  const samples = Array.from({ length: REFERENCES }, (_, sample) => writeGenuine(writer, sample));
  return {
    references: await Promise.all(samples.map(toPng)),
    genuine: await toPng(writeGenuine(writer, REFERENCES)),
    forgery: await toPng(writeForgery(writer, 0)),
  };
}

function toPng({ width, height, pixels }: GrayImage): Promise<Uint8Array> {
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}
