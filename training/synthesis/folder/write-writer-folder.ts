import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { GrayImage } from '#core/image/gray-image.ts';
import { Random } from '#training/random/random.ts';
import { createWriter } from '../synthetic-writer.ts';
import { writeForgery } from '../write-forgery.ts';
import { writeGenuine } from '../write-genuine.ts';
import type { SynthesisOptions } from './synthesis-options.ts';

/** One writer's pictures: `<directory>/<writer>/genuine/NNN.*` and `<directory>/<writer>/forged/NNN.*`. */
export async function writeWriterFolder(
  directory: string,
  index: number,
  { seed, genuine, forgeries }: SynthesisOptions,
): Promise<void> {
  const writer = createWriter(seed, index);
  const home = join(directory, String(index).padStart(5, '0'));
  const write = async (kind: 'genuine' | 'forged', sample: number, image: GrayImage) => {
    const random = new Random(`file ${seed}/${index}/${kind}/${sample}`);
    const file = join(home, kind, String(sample).padStart(3, '0'));
    await writePicture(file, image, random);
  };
  await mkdir(join(home, 'genuine'), { recursive: true });
  for (let sample = 0; sample < genuine; sample++) {
    await write('genuine', sample, writeGenuine(writer, sample));
  }
  if (forgeries > 0) await mkdir(join(home, 'forged'));
  for (let sample = 0; sample < forgeries; sample++) {
    await write('forged', sample, writeForgery(writer, sample));
  }
}

/** Most scans are kept as JPEG, some as PNG; both kinds of signature alike. */
async function writePicture(file: string, image: GrayImage, random: Random): Promise<void> {
  const { width, height, pixels } = image;
  const picture = sharp(pixels, { raw: { width, height, channels: 1 } }).toColorspace('b-w');
  if (random.chance(0.3)) {
    await writeFile(`${file}.png`, await picture.png({ compressionLevel: 4 }).toBuffer());
  } else {
    await writeFile(`${file}.jpg`, await picture.jpeg({ quality: 70 + random.integer(26) }).toBuffer());
  }
}
