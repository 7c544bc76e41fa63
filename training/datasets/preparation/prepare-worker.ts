import { parentPort, workerData } from 'node:worker_threads';
import { ImageError } from '#core/errors/image-errors.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import type { SignatureSource } from '../signature-class.ts';
import { prepareSource } from './prepare-source.ts';

/** Some images to prepare, and where in the shared pixels each belongs. */
export interface PrepareTask {
  readonly sources: readonly SignatureSource[];
  readonly firstSlot: number;
}

/** For each source null, or the code of why it was skipped. */
export interface PrepareReply {
  readonly firstSlot: number;
  readonly skipped: readonly (string | null)[];
}

export interface PrepareWorkerSetting {
  readonly size: InputSize;
  readonly pixels: SharedArrayBuffer;
}

const setting = workerData as PrepareWorkerSetting;
const pixels = new Uint8Array(setting.pixels);
const area = setting.size.width * setting.size.height;

parentPort?.on('message', async (task: PrepareTask) => {
  const skipped: (string | null)[] = [];
  for (const [index, source] of task.sources.entries()) {
    try {
      pixels.set(await prepareSource(source, setting.size), (task.firstSlot + index) * area);
      skipped.push(null);
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      skipped.push(error.code);
    }
  }
  parentPort?.postMessage({ firstSlot: task.firstSlot, skipped } satisfies PrepareReply);
});
