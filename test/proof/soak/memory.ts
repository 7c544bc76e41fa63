import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KIBIBYTES_A_MEBIBYTE = 1024;
/** A function's process, by the folder that the emulator unpacks it to. */
const FUNCTION = /ministack-lambda-countersign-[a-z]+-([a-z-]+)-\w{8}\/_worker/;

/** Resident memory in mebibytes, by function; the emulator itself by its own name. */
export type Memory = Readonly<Record<string, number>>;

/** Memory of an emulator and of every function that it runs: all processes of its session. */
export async function memoryOf(session: number): Promise<Memory> {
  const { stdout } = await run('ps', ['-o', 'rss=,args=', '-s', String(session)]);
  const memory: Record<string, number> = {};
  for (const line of stdout.trim().split('\n')) {
    const [, kibibytes = '0', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    const name = FUNCTION.exec(command)?.[1] ?? 'emulator';
    memory[name] = (memory[name] ?? 0) + Math.round(Number(kibibytes) / KIBIBYTES_A_MEBIBYTE);
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
