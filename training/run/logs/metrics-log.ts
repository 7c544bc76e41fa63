import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeFileAtomically } from '../write-atomically.ts';

const lineSchema = z.looseObject({ step: z.int() });

/** One line of `metrics.jsonl`. */
export interface MetricsLine {
  readonly step: number;
  readonly [measure: string]: unknown;
}

/** The measures of a run, one JSON object a line, gathered and written in one go at each flush. */
export class MetricsLog {
  readonly #path: string;
  #pending = '';

  constructor(path: string) {
    this.#path = path;
  }

  add(line: MetricsLine): void {
    this.#pending += `${JSON.stringify(line)}\n`;
  }

  async flush(): Promise<void> {
    const lines = this.#pending;
    this.#pending = '';
    await appendFile(this.#path, lines);
  }

  /** Forgets what came after the step that a run goes on from, so that no step stands there twice. */
  async rewind(step: number): Promise<void> {
    const lines = (await readFile(this.#path, 'utf8')).split('\n').filter((line) => line !== '');
    const kept = lines.filter((line) => lineSchema.parse(JSON.parse(line)).step <= step);
    await writeFileAtomically(this.#path, kept.map((line) => `${line}\n`).join(''));
  }
}
