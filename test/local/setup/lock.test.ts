import { spawnSync } from 'node:child_process';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '#local/setup/lock.ts';
import { temporaryDirectory } from '#test/training/tensorflow/set-up/fake-programs.ts';

describe('withLock', () => {
  it('lets one work at a time, and tells the other whom it waits for', async () => {
    const directory = await temporaryDirectory();
    const events: string[] = [];
    const begun = Promise.withResolvers<void>();
    const awaited = Promise.withResolvers<void>();
    const first = withLock(
      join(directory, 'setup.lock'),
      () => {},
      async () => {
        events.push('first begins');
        begun.resolve();
        await awaited.promise;
        events.push('first ends');
      },
    );
    await begun.promise;
    const second = withLock(
      join(directory, 'setup.lock'),
      (holder) => {
        events.push(`waits for ${holder}`);
        awaited.resolve();
      },
      async () => {
        events.push('second begins');
      },
    );
    await Promise.all([first, second]);
    expect(events).toEqual(['first begins', `waits for ${process.pid}`, 'first ends', 'second begins']);
  });

  it('takes over the lock of a process that is gone', async () => {
    const directory = await temporaryDirectory();
    const gone = spawnSync(process.execPath, ['--version']).pid;
    await writeFile(join(directory, 'setup.lock'), String(gone));
    expect(
      await withLock(
        join(directory, 'setup.lock'),
        () => expect.unreachable(),
        async () => 'worked',
      ),
    ).toBe('worked');
  });

  it('takes over a lock that nobody touches, though another program has the process number now', async () => {
    const directory = await temporaryDirectory();
    const path = join(directory, 'setup.lock');
    await writeFile(path, String(process.pid));
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(path, longAgo, longAgo);
    expect(
      await withLock(
        join(directory, 'setup.lock'),
        () => expect.unreachable(),
        async () => 'worked',
      ),
    ).toBe('worked');
  });

  it('is free again after a failure', async () => {
    const directory = await temporaryDirectory();
    const failing = withLock(
      join(directory, 'setup.lock'),
      () => {},
      () => Promise.reject(new Error('no space')),
    );
    await expect(failing).rejects.toThrow('no space');
    expect(await readdir(directory)).toEqual([]);
  });
});
