import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { providePython } from '#test/support/python-environment.ts';
import { BenchmarkError } from '../errors.ts';
import { BENCH_FOLDER } from '../folder.ts';

const ENVIRONMENT = join(BENCH_FOLDER, 'python');
const PYTHON = join(ENVIRONMENT, 'bin', 'python');
const SCRIPTS = fileURLToPath(new URL('./python/', import.meta.url));

/** Installs Keras and PyTorch for the benchmark alone: 7 GB once. @throws PythonEnvironmentError */
export async function provideEnvironment(): Promise<void> {
  await providePython({ environment: ENVIRONMENT, requirements: join(SCRIPTS, 'requirements.txt') });
}

/** A Python script that answers each JSON line it is sent with one. */
export class PythonSide {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(script: string) {
    this.#process = spawn(PYTHON, [join(SCRIPTS, script)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
  }

  /** @throws BenchmarkError when the script ended instead of answering */
  async ask<T>(request: unknown, answer: z.ZodType<T>): Promise<T> {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new BenchmarkError('lost its Python side');
    return answer.parse(JSON.parse(value));
  }

  end(): void {
    this.#process.stdin.end();
  }
}
