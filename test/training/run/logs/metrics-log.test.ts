import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { MetricsLog } from '#training/run/logs/metrics-log.ts';

describe('MetricsLog', () => {
  it('writes a line a step at each flush and forgets what a resumed run will do again', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'metrics.jsonl': '' });
    const path = join(folder, 'metrics.jsonl');
    const log = new MetricsLog(path);
    const steps = async () =>
      (await readFile(path, 'utf8'))
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).step);

    for (const step of [1, 2, 3]) log.add({ step, loss: 1 / step });
    expect(await steps()).toEqual([]);
    await log.flush();
    expect(await steps()).toEqual([1, 2, 3]);
    await log.rewind(2);
    expect(await steps()).toEqual([1, 2]);
  });
});
