import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { freePort } from '#local/process/free-port.ts';
import { providePython } from '#test/support/python-environment.ts';
import { BenchmarkError } from '../../errors.ts';
import { BENCH_FOLDER } from '../../folder.ts';
import { round, summarize, type Timing, time } from '../../timing.ts';
import { SUBJECT } from '../function-call.ts';
import type { Scans } from '../scans.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const CALLERS = [1, 8];
/** Requests that each caller makes in a turn. */
const REQUESTS = 4;
const WARM_UP_TURNS = 3;
/** How far the two scores may lie apart: OpenCV and sharp do not shrink a picture to the very same pixels. */
const TOLERANCE = 0.1;
const STARTING_SECONDS = 30;

const answerSchema = z.object({ decision: z.string(), score: z.number() });

export interface SideBySide {
  readonly callers: number;
  /** Milliseconds for each request of a turn, all callers together. */
  readonly ours: Timing;
  readonly python: Timing;
  /** Ours over Python's. */
  readonly ratio: Timing;
}

/**
 * The function behind HTTP against a Python server (FastAPI, OpenCV, onnxruntime) that does the same steps with the same
 * model on the same table; each is one process.
 *
 * @throws BenchmarkError where the two do not answer alike
 */
export async function compareWithPython(
  { query }: Scans,
  token: string,
  turns: number,
): Promise<SideBySide[]> {
  const python = await providePython({
    environment: join(BENCH_FOLDER, 'service-python'),
    requirements: at('python/requirements.txt'),
  });
  const [own, theirs] = [await freePort(), await freePort()];
  const servers = [
    spawn(process.execPath, [at('serve.ts'), String(own)], { stdio: ['ignore', 'ignore', 'inherit'] }),
    spawn(python, [at('python/server.py'), SHIPPED_MODEL, String(theirs)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  ];
  try {
    const sides = [own, theirs].map((port) => () => verify(port, query, token));
    await Promise.all(sides.map((side, i) => untilAnswering(side, servers[i])));
    const [ours, pythons] = await Promise.all(sides.map((side) => side()));
    const isAlike =
      ours !== undefined &&
      ours.decision === pythons?.decision &&
      Math.abs(ours.score - pythons.score) <= TOLERANCE;
    if (!isAlike) throw new BenchmarkError('compares servers that do not answer alike');
    const compared: SideBySide[] = [];
    for (const callers of CALLERS) compared.push(await compare(sides, callers, turns));
    return compared;
  } finally {
    for (const server of servers) server.kill();
  }
}

async function compare(
  sides: readonly (() => Promise<unknown>)[],
  callers: number,
  turns: number,
): Promise<SideBySide> {
  const times: number[][] = [[], []];
  for (let turn = 0; turn < WARM_UP_TURNS + turns; turn++) {
    for (const [i, side] of sides.entries()) {
      const caller = async () => {
        for (let request = 0; request < REQUESTS; request++) await side();
      };
      const milliseconds = await time(() => Promise.all(Array.from({ length: callers }, caller)));
      if (turn >= WARM_UP_TURNS) times[i]?.push(milliseconds / (callers * REQUESTS));
    }
  }
  const [ours, python] = times.map(summarize) as [Timing, Timing];
  return {
    callers,
    ours,
    python,
    ratio: { median: round(ours.median / python.median), least: round(ours.least / python.least) },
  };
}

async function verify(port: number, image: Buffer, token: string) {
  const response = await fetch(`http://127.0.0.1:${port}/v1/subjects/${SUBJECT}/verifications`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'image/png' },
    body: image,
  });
  if (response.status !== 201) throw new BenchmarkError(`was refused: ${await response.text()}`);
  return answerSchema.parse(await response.json());
}

/** Waits until a server that was started answers. @throws BenchmarkError where it ends, or never does */
async function untilAnswering(side: () => Promise<unknown>, server: ChildProcess | undefined): Promise<void> {
  const deadline = Date.now() + STARTING_SECONDS * 1000;
  for (;;) {
    try {
      await side();
      return;
    } catch (cause) {
      if (cause instanceof BenchmarkError) throw cause;
      if (server?.exitCode !== null || Date.now() > deadline)
        throw new BenchmarkError('could not start a server', { cause });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
