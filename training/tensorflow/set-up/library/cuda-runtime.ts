import { fileURLToPath } from 'node:url';
import { WheelDownloadError } from '../errors.ts';
import { runProgram } from '../run-program.ts';

const REQUIREMENTS = fileURLToPath(new URL('cuda-runtime.txt', import.meta.url));

/**
 * Installs NVIDIA's CUDA runtime (cuBLAS, cuDNN and the rest, 5 GB unpacked; the driver stays the machine's) from the
 * Python package index into `directory/nvidia`, every file checked against its sha256 by pip. TensorFlow's library
 * finds it relative to its own place, so no LD_LIBRARY_PATH is needed.
 *
 * @throws {WheelDownloadError}
 */
export async function provideCudaRuntime(directory: string, python: string): Promise<void> {
  // biome-ignore format: one option a line would be twice as long and no clearer
  const result = await runProgram(python, [
    '-m', 'pip', 'install', '--quiet', '--no-deps', '--no-cache-dir', '--only-binary=:all:', '--require-hashes',
    '--requirement', REQUIREMENTS, '--target', directory,
  ]);
  if (result.code !== 0) throw new WheelDownloadError('the CUDA runtime', result.tail);
}
