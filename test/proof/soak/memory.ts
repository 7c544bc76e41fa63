import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KIBIBYTES_A_MEBIBYTE = 1024;
/** A function's process, by the folder that the emulator unpacks it to. */
const FUNCTION = /ministack-lambda-countersign-[a-z]+-([a-z-]+)-\w{8}\/_worker/;

/** Processes of one function at a moment, and the mebibytes that one of them has resident on average. */
export interface Share {
  readonly processes: number;
  readonly mebibytes: number;
}
/** By function; the emulator itself under its own name. */
export type Memory = Readonly<Record<string, Share>>;

/** Memory of an emulator and of every function that it runs: all processes of its session. */
export async function memoryOf(session: number): Promise<Memory> {
  const { stdout } = await run('ps', ['-o', 'rss=,args=', '-s', String(session)]);
  const memory: Record<string, Share> = {};
  for (const line of stdout.trim().split('\n')) {
    const [, kibibytes = '0', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    const name = FUNCTION.exec(command)?.[1] ?? 'emulator';
    const { processes, mebibytes } = memory[name] ?? { processes: 0, mebibytes: 0 };
    const total = processes * mebibytes + Number(kibibytes) / KIBIBYTES_A_MEBIBYTE;
    memory[name] = { processes: processes + 1, mebibytes: total / (processes + 1) };
  }
  return memory;
}

/** Mebibytes an hour by which a line through equally spaced measurements rises (least squares). */
export function growthAnHour(mebibytes: readonly number[], minutesApart: number): number {
  const middle = (mebibytes.length - 1) / 2;
  const mean = mebibytes.reduce((sum, value) => sum + value, 0) / mebibytes.length;
  let [product, squares] = [0, 0];
  for (const [i, value] of mebibytes.entries()) {
    product += (i - middle) * (value - mean);
    squares += (i - middle) ** 2;
  }
  return squares === 0 ? 0 : (product / squares) * (60 / minutesApart);
}
