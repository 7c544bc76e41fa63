import { execFile } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend.js';
import { z } from 'zod';
import { PREPROCESSING_VERSION } from '#core/image/preprocess.ts';
import { tf } from '../tensorflow/tfjs.ts';

export const environmentSchema = z.strictObject({
  /** Commit of this program, with `-modified` when files differ from it; `unknown` outside a repository. */
  gitCommit: z.string().min(1),
  node: z.string(),
  tfjs: z.string(),
  /** Version of the TensorFlow library under it. */
  tensorflow: z.string().default('unknown'),
  platform: z.string(),
  /** Model and number of the processor's cores. */
  processor: z.string().default('unknown'),
  memoryGiB: z.number().nonnegative().default(0),
  preprocessing: z.string(),
  startedAt: z.iso.datetime(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** What a run was made with, to make it again. */
export async function describeEnvironment(): Promise<Environment> {
  return {
    gitCommit: await gitCommit(),
    node: process.version,
    tfjs: tf.version['tfjs-core'],
    tensorflow: (tf.backend() as NodeJSKernelBackend).binding.TF_Version,
    platform: `${process.platform}-${process.arch}`,
    processor: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    preprocessing: PREPROCESSING_VERSION,
    startedAt: new Date().toISOString(),
  };
}

async function gitCommit(): Promise<string> {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd })).stdout.trim();
  try {
    const commit = await git('rev-parse', 'HEAD');
    return (await git('status', '--porcelain')) === '' ? commit : `${commit}-modified`;
  } catch {
    // A copy without its repository, or a machine without git: the run is as good, only less well described.
    return 'unknown';
  }
}
