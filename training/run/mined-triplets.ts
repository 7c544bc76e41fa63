import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MinedTriplets } from '../miners/offline/mined.ts';
import { shareTriplets } from '../miners/triplets.ts';

const minedSchema = z.strictObject({
  step: z.int().nonnegative(),
  rule: z.enum(['hard', 'semi-hard']),
  count: z.int().nonnegative(),
});

const DESCRIPTION = 'mined.json';
const TRIPLETS = 'mined.bin';

/** Writes what was mined into the folder of a checkpoint: anchors, then positives, then negatives, little-endian int32. */
export async function writeMinedTriplets(folder: string, mined: MinedTriplets | null): Promise<void> {
  const description = mined && { step: mined.step, rule: mined.rule, count: mined.triplets.anchors.length };
  await writeFile(join(folder, DESCRIPTION), JSON.stringify(description));
  if (mined === null) return;
  const { anchors, positives, negatives } = mined.triplets;
  const parts = [anchors, positives, negatives].map(
    (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  );
  await writeFile(join(folder, TRIPLETS), Buffer.concat(parts));
}

export async function readMinedTriplets(folder: string): Promise<MinedTriplets | null> {
  const description = minedSchema
    .nullable()
    .parse(JSON.parse(await readFile(join(folder, DESCRIPTION), 'utf8')));
  if (description === null) return null;
  const { step, rule, count } = description;
  const bytes = await readFile(join(folder, TRIPLETS));
  const indices = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const part = (index: number) => indices.subarray(index * count, (index + 1) * count);
  return {
    step,
    rule,
    triplets: shareTriplets({ anchors: part(0), positives: part(1), negatives: part(2) }),
  };
}
