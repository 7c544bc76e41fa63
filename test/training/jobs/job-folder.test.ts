import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';
import { inJobFolder } from '#training/jobs/job-folder.ts';

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the folder of a job', () => {
  it('is there while the job is done and gone afterwards, with all that is in it', async () => {
    const work = join(await temporaryFolder(), 'work');
    const answer = await inJobFolder(work, async (folder) => {
      await writeFile(join(folder, 'signature.png'), 'x');
      expect(await readdir(work)).toHaveLength(1);
      return 'done';
    });

    expect(answer).toBe('done');
    expect(await readdir(work)).toEqual([]);
  });

  it('is gone after a failure too', async () => {
    const work = await temporaryFolder();
    const failing = inJobFolder(work, async (folder) => {
      await writeFile(join(folder, 'signature.png'), 'x');
      throw new RangeError('failed');
    });

    await expect(failing).rejects.toThrow('failed');
    expect(await readdir(work)).toEqual([]);
  });

  it('is removed by the next job when its process was killed, but not while that is alive', async () => {
    const work = await temporaryFolder();
    const orphan = `job-${await endedProcess()}-abc/sets/signature.png`;
    const alive = `job-${process.ppid}-abc`;
    await writeFiles(work, { [orphan]: 'x', [`${alive}/signature.png`]: 'x', 'another/file': 'x' });

    await inJobFolder(work, async () => {});

    expect((await readdir(work)).sort()).toEqual(['another', alive]);
  });
});
