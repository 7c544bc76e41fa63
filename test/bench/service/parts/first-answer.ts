import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { bundleFunctions } from '#infra/bundling/bundle-functions.ts';
import { BenchmarkError } from '../../errors.ts';
import { BENCH_FOLDER } from '../../folder.ts';
import { round, summarize, type Timing } from '../../timing.ts';
import { imageEvent } from '../function-call.ts';
import type { Scans } from '../scans.ts';

const script = (name: string) => fileURLToPath(new URL(`../fresh/${name}.ts`, import.meta.url));
const answerSchema = z.object({ milliseconds: z.number(), statusCode: z.int().optional() });

export interface FirstAnswer {
  /** From loading the deployed bundle to the answer of its first verification. */
  readonly answer: Timing;
  /** Requiring onnxruntime and sharp and loading the model. */
  readonly bare: Timing;
  /** The first over the second. */
  readonly ratio: Timing;
}

/** How long a fresh process takes to its first verification; both sides leave out the start of Node itself. */
export async function measureFirstAnswer(
  { query }: Scans,
  token: string,
  turns: number,
): Promise<FirstAnswer> {
  const { verifications } = await bundleFunctions();
  const bundle = join(verifications.directory, 'index.mjs');
  const request = join(BENCH_FOLDER, 'request.json');
  await writeFile(request, JSON.stringify(imageEvent('verifications', query, token)));
  const answer: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    answer.push(await inFreshProcess(script('first-answer'), bundle, request));
    bare.push(await inFreshProcess(script('bare-start'), bundle, join(SHIPPED_MODEL, 'model.onnx')));
  }
  const [ofAnswer, ofBare] = [summarize(answer), summarize(bare)];
  return {
    answer: ofAnswer,
    bare: ofBare,
    ratio: { median: round(ofAnswer.median / ofBare.median), least: round(ofAnswer.least / ofBare.least) },
  };
}

async function inFreshProcess(...args: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [...args]);
  // Before it says how long it took, a function writes its metrics.
  const said = stdout.trimEnd().split('\n').at(-1) ?? '';
  const { milliseconds, statusCode = 201 } = answerSchema.parse(JSON.parse(said));
  if (statusCode !== 201) throw new BenchmarkError(`was refused in a fresh process: ${statusCode}`);
  return milliseconds;
}
