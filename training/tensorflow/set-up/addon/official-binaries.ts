import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OfficialInstallError, type TensorFlowSetUpError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import { runProgram } from '../run-program.ts';
import { npmEnvironment } from './build-addon.ts';

/**
 * Installs the binaries that the project of tfjs-node publishes (TensorFlow 2.9.1), by the package's own install
 * script. Used where `obstacle` stands in the way of a current TensorFlow; needs the storage host they lie on.
 *
 * @throws {OfficialInstallError} which repeats the obstacle, the thing to remedy.
 */
export async function installOfficialBinaries(
  packageDirectory: string,
  log: string,
  obstacle: TensorFlowSetUpError,
  progress: Progress,
): Promise<void> {
  progress(`${obstacle.message} Installing the older official binaries instead`);
  // The install script takes a library that is there for its own and would leave a mixture.
  await rm(join(packageDirectory, 'deps'), { recursive: true, force: true });
  await mkdir(dirname(log), { recursive: true });
  const result = await runProgram('npm', ['run', 'install', '--foreground-scripts'], {
    cwd: packageDirectory,
    env: npmEnvironment(),
    log,
  });
  if (result.code !== 0) throw new OfficialInstallError(obstacle, log);
}
