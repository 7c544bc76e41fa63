import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FolderNotEmptyError, SynthesisFailedError } from './synthesis-errors.ts';
import { parseSynthesisOptions, type SynthesisOptions } from './synthesis-options.ts';

/** Changes with everything that changes the pictures of a seed. */
const SYNTHESIS_VERSION = 2;

/**
 * Writes synthetic people into a folder, as `<writer>/genuine/NNN.jpg|png` and `<writer>/forged/NNN.jpg|png`, and what
 * they were made from as `synthesis.json`. The folder appears when everything is in it, or not at all.
 *
 * @param progress called with the number of writers done each time one is
 * @throws SynthesisOptionsError, FolderNotEmptyError before anything is written; SynthesisFailedError when writing fails
 */
export async function synthesizeFolder(
  directory: string,
  options: SynthesisOptions,
  progress: (done: number) => void = () => {},
): Promise<void> {
  const wanted = parseSynthesisOptions(options);
  const target = resolve(directory);
  if (!(await isEmptyOrMissing(target))) throw new FolderNotEmptyError(directory);
  const unfinished = await makeUnfinished(target);
  try {
    await runWorkers(unfinished, wanted, progress);
    const record = { version: SYNTHESIS_VERSION, ...wanted };
    await writeFile(join(unfinished, 'synthesis.json'), `${JSON.stringify(record, null, 2)}\n`);
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw new SynthesisFailedError({ cause });
  }
}

/** A hidden folder beside the target, to be renamed to it when it is complete. */
async function makeUnfinished(target: string): Promise<string> {
  try {
    await mkdir(dirname(target), { recursive: true });
    return await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  } catch (cause) {
    throw new SynthesisFailedError({ cause });
  }
}

async function isEmptyOrMissing(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return true;
    if (code === 'ENOTDIR') return false;
    throw new SynthesisFailedError({ cause: error });
  }
}

async function runWorkers(
  directory: string,
  options: SynthesisOptions,
  progress: (done: number) => void,
): Promise<void> {
  const stride = Math.min(options.writers, availableParallelism());
  const workers: Worker[] = [];
  let done = 0;
  try {
    const finished = Array.from({ length: stride }, (_, first) => {
      const worker = new Worker(new URL('./synthesis-worker.ts', import.meta.url), {
        workerData: { directory, options, first, stride },
      });
      workers.push(worker);
      worker.on('message', () => progress(++done));
      return new Promise<void>((resolve, reject) => {
        worker.once('error', reject);
        worker.once('exit', (status) =>
          status === 0 ? resolve() : reject(new Error(`worker thread ended with status ${status}`)),
        );
      });
    });
    await Promise.all(finished);
  } finally {
    // When one worker fails the others must not go on writing into a folder that is about to be removed.
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
