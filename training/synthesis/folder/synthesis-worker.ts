import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { z } from 'zod';
import { synthesisOptionsSchema } from './synthesis-options.ts';
import { writeWriterFolder } from './write-writer-folder.ts';

/** What a worker thread is told: it makes writers `first`, `first + stride`, … and posts each one's number when done. */
const assignmentSchema = z.strictObject({
  directory: z.string(),
  options: synthesisOptionsSchema,
  first: z.int().min(0),
  stride: z.int().min(1),
});

const { directory, options, first, stride } = assignmentSchema.parse(workerData);

// The threads are the parallelism; each picture is too small to be worth splitting.
sharp.concurrency(1);

for (let index = first; index < options.writers; index += stride) {
  await writeWriterFolder(directory, index, options);
  parentPort?.postMessage(index);
}
