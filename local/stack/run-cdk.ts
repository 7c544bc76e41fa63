import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { ROOT } from '../setup/checkout.mjs';

const CDK = join(ROOT, 'node_modules/aws-cdk/bin/cdk');

export interface CdkRun {
  readonly env: NodeJS.ProcessEnv;
  /** Receives everything that the CDK says; without one, the CDK has the terminal to itself and can ask. */
  readonly log?: Writable;
}

/** Runs the CDK of this checkout under the Node that runs now. @returns its exit status */
export function runCdk(args: readonly string[], { env, log }: CdkRun): Promise<number | null> {
  const child = spawn(process.execPath, [CDK, ...args, '--no-notices', ...(log ? ['--no-color'] : [])], {
    cwd: ROOT,
    stdio: log ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: {
      ...env,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
  });
  if (log !== undefined) {
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
  }
  return new Promise((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  });
}
