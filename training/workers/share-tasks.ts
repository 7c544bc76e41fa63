import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * Hands tasks to as many worker threads as there are processors, each taking the next when it has answered the last.
 *
 * @param script module that answers every message with one
 * @param setting what each worker is started with
 * @param accept told every answer as it comes
 */
export async function shareTasks<Task, Reply>(
  script: URL,
  setting: unknown,
  tasks: readonly Task[],
  accept: (reply: Reply) => void,
): Promise<void> {
  const waiting = [...tasks];
  const threads = Math.min(availableParallelism(), tasks.length);
  await Promise.all(Array.from({ length: threads }, () => work(script, setting, waiting, accept)));
}

/** One worker that takes tasks until none is left. */
async function work<Task, Reply>(
  script: URL,
  setting: unknown,
  waiting: Task[],
  accept: (reply: Reply) => void,
): Promise<void> {
  const worker = new Worker(script, { workerData: setting });
  try {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      accept(await ask<Task, Reply>(worker, task));
    }
  } finally {
    await worker.terminate();
  }
}

function ask<Task, Reply>(worker: Worker, task: Task): Promise<Reply> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (reply: Reply) => {
      worker.off('error', reject);
      resolve(reply);
    });
    worker.postMessage(task);
  });
}
