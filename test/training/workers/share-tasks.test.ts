import { describe, expect, it } from 'vitest';
import { shareTasks } from '#training/workers/share-tasks.ts';

const worker = (code: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort, workerData } from 'node:worker_threads';
       parentPort.on('message', (task) => { ${code} });`,
    )}`,
  );

describe('shareTasks', () => {
  it('hands every task to a worker once', async () => {
    const tasks = Array.from({ length: 20 }, (_, i) => i);
    const replies: number[] = [];
    await shareTasks<number, number>(worker('parentPort.postMessage(task * workerData)'), 3, tasks, (reply) =>
      replies.push(reply),
    );
    expect(replies.sort((a, b) => a - b)).toEqual(tasks.map((task) => 3 * task));
  });

  it('starts nobody for nothing', async () => {
    await shareTasks(worker('throw new Error("started")'), null, [], () => {});
  });

  it('fails as the worker fails', async () => {
    const failing = worker('throw new RangeError("task " + task)');
    await expect(shareTasks(failing, null, [7], () => {})).rejects.toThrow('task 7');
  });
});
