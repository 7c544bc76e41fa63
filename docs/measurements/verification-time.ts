import sharp from 'sharp';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { LIST_PRICES } from '#infra/cost/list-prices.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { writeGenuine } from '#training/synthesis/write-genuine.ts';

/**
 * Processor time of what a verification computes, and from it the time and price of a function at several memory
 * sizes, as JSON: `npm run measure`. Processor time is what it is however busy the machine is; a function has one
 * processor for each 1,769 MB and less of one below (AWS Lambda developer guide, "Configure Lambda function memory").
 */
const MEGABYTES_OF_ONE_PROCESSOR = 1769;
const SIZES = [512, 1024, 1769, 3008, 3538];
const ROUNDS = 40;
/** Pixels of a signature field of 10 cm at 300 dpi. */
const SCAN_WIDTH = 1200;
const SEED = 7;

const embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
/** Node, its packages and the model. */
const start = processorMilliseconds();

const { width, height, pixels } = writeGenuine(createWriter(SEED, 0), 0);
const image = await sharp(pixels, { raw: { width, height, channels: 1 } })
  .resize({ width: SCAN_WIDTH })
  .png()
  .toBuffer();
await verify();
const sinceWarm = process.cpuUsage();
for (let round = 0; round < ROUNDS; round++) await verify();
const verification = processorMilliseconds(sinceWarm) / ROUNDS;

console.log(
  JSON.stringify({ scanWidth: SCAN_WIDTH, start, verification, sizes: SIZES.map(atSize) }, null, 2),
);

/** Decoding, preparation and embedding: comparing a few embeddings takes no time beside it. */
async function verify(): Promise<void> {
  const { input } = await prepareSignature(image, embedder.size);
  await embedder.embed([input]);
}

function processorMilliseconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** One request computes on one processor at most, so more memory than that of one makes nothing faster. */
function atSize(megabytes: number) {
  const processors = Math.min(1, megabytes / MEGABYTES_OF_ONE_PROCESSOR);
  const milliseconds = verification / processors;
  const gigabyteSeconds = (megabytes / 1024) * (milliseconds / 1000);
  return {
    megabytes,
    milliseconds: Math.round(milliseconds),
    firstMilliseconds: Math.round((start + verification) / processors),
    usdPerThousand: Number((1000 * gigabyteSeconds * LIST_PRICES.functionGigabyteSecond).toFixed(4)),
  };
}
