import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunning, startInBackground, stopInBackground } from '#local/process/background-process.ts';

const FOREVER =
  "process.on('SIGTERM', () => { console.log('ended'); process.exit(); }); setInterval(() => {}, 1000); console.log('begun');";

async function start(marker = 'countersign-test-process') {
  const log = join(await mkdtemp(join(tmpdir(), 'countersign-process-')), 'log');
  const args = ['--eval', FOREVER, marker];
  const command = { program: process.execPath, args, env: {}, cwd: tmpdir(), log, marker };
  const background = await startInBackground(command);
  await expect.poll(() => readFile(log, 'utf8')).toContain('begun');
  return { background, log };
}

describe('a background process', () => {
  it('runs until it is stopped, and may end in order', async () => {
    const { background, log } = await start();

    expect(await isRunning(background)).toBe(true);
    await stopInBackground(background);

    expect(await isRunning(background)).toBe(false);
    expect(await readFile(log, 'utf8')).toContain('ended');
  });

  it('is not taken for another one with the same id', async () => {
    const { background } = await start();

    const stranger = { ...background, marker: 'some-other-program' };
    expect(await isRunning(stranger)).toBe(false);
    await stopInBackground(stranger);

    expect(await isRunning(background)).toBe(true);
    await stopInBackground(background);
  });

  it('that cannot be started is an error', async () => {
    const log = join(await mkdtemp(join(tmpdir(), 'countersign-process-')), 'log');
    const command = { program: '/no/such/program', args: [], env: {}, cwd: tmpdir(), log, marker: 'x' };

    await expect(startInBackground(command)).rejects.toThrow('ENOENT');
  });
});
