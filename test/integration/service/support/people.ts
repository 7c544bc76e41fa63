import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { GrayImage } from '#core/image/gray-image.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeForgery } from '#training/synthesis/write-forgery.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

/** One person's signatures, as files. */
export interface Person {
  readonly genuine: readonly Uint8Array[];
  readonly forged: readonly Uint8Array[];
}

/** Whose signatures the tests use: real people's where `COUNTERSIGN_DATA` names them, else synthetic people's. */
export const PEOPLE = process.env['COUNTERSIGN_DATA'] === undefined ? 'synthetic people' : 'people of CEDAR';

const GENUINE = 6;
const SEED = 77;

/** The person of an index, with six genuine signatures and one forgery. */
export async function person(index: number): Promise<Person> {
  const folder = process.env['COUNTERSIGN_DATA'];
  return folder === undefined ? syntheticPerson(index) : realPerson(join(folder, 'cedar'), index);
}

async function realPerson(set: string, index: number): Promise<Person> {
  const writer = join(set, (await readdir(set)).sort()[index] ?? '');
  const pictures = async (kind: string, count: number) => {
    const names = (await readdir(join(writer, kind))).sort().slice(0, count);
    return Promise.all(names.map((name) => readFile(join(writer, kind, name))));
  };
  return { genuine: await pictures('genuine', GENUINE), forged: await pictures('forged', 1) };
}

async function syntheticPerson(index: number): Promise<Person> {
  const writer = createWriter(SEED, index);
  const genuine = Array.from({ length: GENUINE }, (_, sample) => png(writeGenuine(writer, sample)));
  return { genuine: await Promise.all(genuine), forged: [await png(writeForgery(writer, 0))] };
}

function png({ width, height, pixels }: GrayImage): Promise<Uint8Array> {
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}
