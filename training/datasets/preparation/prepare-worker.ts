import { parentPort, workerData } from 'node:worker_threads';
import { ImageError } from '#core/errors/image-errors.ts';
import type { InputSize } from '#core/image/prepared-signature.ts';
import type { CaptureOptions } from '../../augmentation/capture/options.ts';
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
  readonly capture: CaptureOptions;
  /** Pixels of the pictures, and of each other capture of them. */
  readonly layers: readonly SharedArrayBuffer[];
}

const { size, capture, layers: buffers } = workerData as PrepareWorkerSetting;
const layers = buffers.map((buffer) => new Uint8Array(buffer));
const area = size.width * size.height;

parentPort?.on('message', async (task: PrepareTask) => {
  const skipped: (string | null)[] = [];
  for (const [index, source] of task.sources.entries()) {
    try {
      const prepared = await prepareSource(source, size, capture);
      for (const [layer, ink] of prepared.entries()) layers[layer]?.set(ink, (task.firstSlot + index) * area);
      skipped.push(null);
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      skipped.push(error.code);
    }
  }
  parentPort?.postMessage({ firstSlot: task.firstSlot, skipped } satisfies PrepareReply);
});
