import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Judged } from './judge-file.ts';

const PROGRAM = fileURLToPath(new URL('reading-process.ts', import.meta.url));

const answerSchema = z.object({
  outcome: z.string(),
  failure: z.string().optional(),
  milliseconds: z.number(),
  peakKibibytes: z.number(),
});

/** Judges files in a process of its own, so that a crash of the decoder is told and survived. */
export class Reader {
  /** Most memory that a reading process took, in kibibytes. */
  peakKibibytes = 0;
  #process: ChildProcess | undefined;

  async judge(bytes: Uint8Array): Promise<Judged> {
    const child = await this.#started();
    const start = performance.now();
    const ended = new AbortController();
    const answer = once(child, 'message', { signal: ended.signal });
    const exit = once(child, 'exit', { signal: ended.signal });
    child.send(bytes);
    const [first, signal]: unknown[] = await Promise.race([answer, exit]);
    ended.abort();
    await Promise.allSettled([answer, exit]);
    const read = answerSchema.safeParse(first);
    if (!read.success) {
      this.#process = undefined;
      const milliseconds = performance.now() - start;
      return { outcome: 'crashed', failure: `the process ended: ${first ?? signal}`, milliseconds };
    }
    this.peakKibibytes = Math.max(this.peakKibibytes, read.data.peakKibibytes);
    return { ...read.data, failure: read.data.failure };
  }

  close(): void {
    this.#process?.kill();
  }

  async #started(): Promise<ChildProcess> {
    if (this.#process !== undefined) return this.#process;
    const child = fork(PROGRAM, { serialization: 'advanced' });
    await once(child, 'message');
    this.#process = child;
    return child;
  }
}
