import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { findPython } from '#local/setup/tools.mjs';
import { hasMarker, writeMarker } from '#training/tensorflow/set-up/marker.ts';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';
import { BenchmarkError } from './errors.ts';

/** Everything that the benchmark makes; the product never looks there. */
export const BENCH_FOLDER = join(PRIVATE, 'bench');

const ENVIRONMENT = join(BENCH_FOLDER, 'python');
const PYTHON = join(ENVIRONMENT, 'bin', 'python');
const SCRIPTS = fileURLToPath(new URL('./python/', import.meta.url));
const REQUIREMENTS = join(SCRIPTS, 'requirements.txt');

/** Installs Keras and PyTorch for the benchmark alone: 7 GB once. @throws BenchmarkError */
export async function provideEnvironment(): Promise<void> {
  const marker = join(ENVIRONMENT, 'countersign-bench');
  if (await hasMarker(marker, ENVIRONMENT)) return;
  const python = findPython();
  if (python === undefined) throw new BenchmarkError('needs Python');
  console.error('installing Keras and PyTorch for the benchmark (once, some minutes)');
  await mkdir(BENCH_FOLDER, { recursive: true });
  const log = join(BENCH_FOLDER, 'install.log');
  const steps = [
    [python.command, '-m', 'venv', '--clear', ENVIRONMENT],
    [PYTHON, '-m', 'pip', 'install', '--only-binary=:all:', '--requirement', REQUIREMENTS],
  ] as const;
  for (const [program, ...args] of steps) {
    const { code, tail } = await runProgram(program, args, { log });
    if (code !== 0) throw new BenchmarkError(`could not install its Python packages (${log}): ${tail}`);
  }
  await writeMarker(marker, ENVIRONMENT);
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
