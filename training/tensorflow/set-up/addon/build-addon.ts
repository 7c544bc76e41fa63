import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { AddonBuildError, CompilerMissingError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import { runProgram } from '../run-program.ts';
import { findNodeHeaders } from './node-headers.ts';

/** Fails early, with one sentence, where the build would fail late with a page of node-gyp. */
export function checkCompiler(env: NodeJS.ProcessEnv = process.env): void {
  const onPath = (program: string) =>
    (env['PATH'] ?? '').split(delimiter).some((directory) => existsSync(join(directory, program)));
  const compilers = [env['CXX'], 'g++', 'c++', 'clang++'].filter((name) => name !== undefined);
  const missing: string[] = [];
  if (!onPath('make')) missing.push('make');
  if (!compilers.some((name) => existsSync(name) || onPath(name))) missing.push('a C++ compiler');
  if (missing.length > 0) throw new CompilerMissingError(missing);
}

/**
 * Builds tfjs-node's addon against the library in its `deps/` by the package's own script.
 *
 * @throws {CompilerMissingError | AddonBuildError}
 */
export async function buildAddon(packageDirectory: string, log: string, progress: Progress): Promise<void> {
  checkCompiler();
  progress('building the TensorFlow addon');
  const headers = await findNodeHeaders();
  if (headers === undefined) progress("building the TensorFlow addon; node-gyp downloads Node's headers");
  await mkdir(dirname(log), { recursive: true });
  const result = await runProgram(
    'npm',
    [
      'run',
      'build-addon-from-source',
      '--foreground-scripts',
      ...(headers === undefined ? [] : [`--nodedir=${headers}`]),
    ],
    { cwd: packageDirectory, env: npmEnvironment(), log },
  );
  if (result.code !== 0) throw new AddonBuildError(result.tail, log, headers !== undefined);
}

/** This Node comes first on the PATH of npm and of what npm starts. */
export function npmEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) };
}
