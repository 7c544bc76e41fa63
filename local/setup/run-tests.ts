import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from './package-program.ts';

/**
 * Runs tests side by side, each lane in a vitest of its own, and then reports on all of them together. Each lane prints
 * what it finds as it goes.
 *
 * @param lanes arguments for vitest, a lane each
 * @returns exit status: 0 when every test of every lane passed
 */
export async function runTests(lanes: readonly (readonly string[])[]): Promise<number> {
  const [only = []] = lanes;
  if (lanes.length === 1) return exitCodeOf('vitest', ['run', ...only]);
  const reports = await mkdtemp(join(tmpdir(), 'countersign-reports-'));
  try {
    const codes = await Promise.all(
      lanes.map((args, lane) =>
        exitCodeOf('vitest', [
          ...['run', '--reporter=default', '--reporter=blob'],
          `--outputFile.blob=${join(reports, `lane-${lane}.json`)}`,
          ...args,
        ]),
      ),
    );
    const merged = await exitCodeOf('vitest', ['run', `--merge-reports=${reports}`]);
    return Math.max(merged, ...codes);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}
