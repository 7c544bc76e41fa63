import { parentPort, workerData } from 'node:worker_threads';
import { Embedder } from '#core/embedding/embedder.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { prepareInput } from '../../datasets/preparation/prepare-source.ts';
import type { SignatureSource } from '../../datasets/signature-class.ts';
import { type DescriptorName, descriptors } from './descriptors.ts';
import type { Sample } from './sample.ts';

export interface AcquireSetting {
  /** Folder of the model artefact. */
  readonly model: string;
  /** What pictures are described by besides. */
  readonly describe: DescriptorName;
}

/** Some pictures, and where they stand among all. */
export interface AcquireTask {
  readonly first: number;
  readonly sources: readonly SignatureSource[];
}

/** For each picture what was acquired, or the stable code of why it could not be. */
export interface AcquireReply {
  readonly first: number;
  readonly acquired: readonly (Omit<Sample, 'image'> | string)[];
}

const { model, describe } = workerData as AcquireSetting;
const embedder = await Embedder.create(await readArtefact(model));

async function acquire(source: SignatureSource): Promise<Omit<Sample, 'image'> | string> {
  try {
    const input = await prepareInput(source, embedder.size);
    const [embedding] = await embedder.embed([input]);
    if (embedding === undefined) throw new RangeError('the embedder returned nothing for an input');
    const descriptor = await descriptors[describe]({ input, size: embedder.size });
    return { embedding, descriptor };
  } catch (error) {
    if (error instanceof ImageError) return error.code;
    throw error;
  }
}

parentPort?.on('message', async ({ first, sources }: AcquireTask) => {
  const acquired = [];
  for (const source of sources) acquired.push(await acquire(source));
  parentPort?.postMessage({ first, acquired } satisfies AcquireReply);
});
