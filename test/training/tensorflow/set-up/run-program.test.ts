import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';
import { temporaryDirectory } from './fake-programs.ts';

it('returns the exit code and the end of what was printed, and logs all of it', async () => {
  const log = join(await temporaryDirectory(), 'log');
  const print = "process.stdout.write('x'.repeat(5000) + 'the end'); process.exitCode = 3";
  const result = await runProgram(process.execPath, ['--eval', print], { log });
  expect(result.code).toBe(3);
  expect(result.tail).toMatch(/^x+the end$/);
  expect(result.tail.length).toBe(2000);
  expect(await readFile(log, 'utf8')).toHaveLength(5007);
});

it('reports a program that does not exist as one that has no exit code', async () => {
  const result = await runProgram('/nowhere/program', []);
  expect(result.code).toBeNull();
  expect(result.tail).toContain('ENOENT');
});

it('ends a program that takes too long', async () => {
  const result = await runProgram(process.execPath, ['--eval', 'setTimeout(() => {}, 60000)'], {
    timeoutMs: 50,
  });
  expect(result.code).toBeNull();
});
