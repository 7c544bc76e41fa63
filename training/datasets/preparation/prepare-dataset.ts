import type { InputSize } from '#core/image/prepared-signature.ts';
import type { CaptureOptions } from '../../augmentation/capture/options.ts';
import { shareTasks } from '../../workers/share-tasks.ts';
import { EmptyDatasetError, OneWriterError } from '../errors.ts';
import type { PreparedClass, PreparedSet, UnreadableImage } from '../prepared-set.ts';
import { nameOfSource, type SignatureDataset, type SignatureSource } from '../signature-class.ts';
import type { PrepareReply, PrepareTask, PrepareWorkerSetting } from './prepare-worker.ts';

/** Images a worker is handed at once: enough to hide the message, few enough to share the work evenly. */
const TASK_IMAGES = 16;

/** What images are prepared as. */
export interface Preparation {
  readonly size: InputSize;
  readonly capture: CaptureOptions;
}

/**
 * Prepares every image of a data set in worker threads. An image that cannot be used is skipped and listed.
 *
 * @param onProgress told how many images are done, and of how many
 * @throws EmptyDatasetError when none is left
 * @throws OneWriterError when one writer is left
 */
export async function prepareDataset(
  dataset: SignatureDataset,
  { size, capture }: Preparation,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<PreparedSet> {
  const sources = dataset.classes.flatMap((one) => one.sources);
  const layers = Array.from(
    { length: 1 + capture.variants },
    () => new SharedArrayBuffer(sources.length * size.width * size.height),
  );
  const skipped = await prepareAll(sources, { size, capture, layers }, onProgress);
  const set = compact(
    dataset,
    size,
    layers.map((layer) => new Uint8Array(layer)),
    skipped,
  );
  checkUsable(set);
  return set;
}

/** @throws EmptyDatasetError or OneWriterError when nothing could be learnt from the set */
function checkUsable(set: PreparedSet): void {
  const writers = new Set(set.classes.filter((one) => !one.forged).map((one) => one.writer));
  if (writers.size === 0) throw new EmptyDatasetError(set.name, set.unreadable.length);
  if (writers.size === 1) throw new OneWriterError(set.name);
}

async function prepareAll(
  sources: readonly SignatureSource[],
  setting: PrepareWorkerSetting,
  onProgress: (done: number, total: number) => void,
): Promise<(string | null)[]> {
  const skipped = new Array<string | null>(sources.length).fill(null);
  const tasks: PrepareTask[] = [];
  for (let first = 0; first < sources.length; first += TASK_IMAGES) {
    tasks.push({ sources: sources.slice(first, first + TASK_IMAGES), firstSlot: first });
  }
  let done = 0;
  const accept = (reply: PrepareReply) => {
    for (const [index, code] of reply.skipped.entries()) skipped[reply.firstSlot + index] = code;
    done += reply.skipped.length;
    onProgress(done, sources.length);
  };
  await shareTasks(new URL('./prepare-worker.ts', import.meta.url), setting, tasks, accept);
  return skipped;
}

/** Closes the gaps that skipped images left, and drops classes with nothing in them. */
function compact(
  dataset: SignatureDataset,
  size: InputSize,
  layers: readonly Uint8Array<SharedArrayBuffer>[],
  skipped: readonly (string | null)[],
): PreparedSet {
  const area = size.width * size.height;
  const classes: PreparedClass[] = [];
  const unreadable: UnreadableImage[] = [];
  let slot = 0;
  let kept = 0;
  for (const { sources, ...identity } of dataset.classes) {
    const first = kept;
    for (const source of sources) {
      const code = skipped[slot];
      if (code === null || code === undefined) {
        for (const layer of layers) layer.copyWithin(kept * area, slot * area, (slot + 1) * area);
        kept++;
      } else {
        unreadable.push({ image: nameOfSource(source), code });
      }
      slot++;
    }
    if (kept > first) classes.push({ ...identity, first, count: kept - first });
  }
  const { id, name } = dataset;
  const [pixels = new Uint8Array(new SharedArrayBuffer(0)), ...variants] = layers.map((layer) =>
    layer.subarray(0, kept * area),
  );
  return { id, name, size, classes, unreadable, pixels, variants };
}
