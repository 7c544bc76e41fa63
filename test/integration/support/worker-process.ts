import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { awsEnvironment } from '#local/stack/aws-access.ts';

const MAIN = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url));

/** `countersign worker` as its owner or AWS Batch runs it. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Everything that it has printed so far. */
  readonly output: () => string;
  /** Exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves when its output matches. */
  readonly prints: (pattern: RegExp) => Promise<void>;
}

export function startWorker(
  endpoint: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): WorkerProcess {
  const child = spawn(process.execPath, [MAIN, 'worker', '--json', ...args], {
    env: { ...process.env, ...awsEnvironment(endpoint), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
  const ended = once(child, 'exit').then(([status, signal]) => status ?? signal);
  return {
    child,
    output: () => printed,
    ended,
    prints: async (pattern) => {
      const over = new AbortController();
      const gone = ended.then((status) => {
        if (!over.signal.aborted && !pattern.test(printed))
          throw new Error(`The worker ended with ${status} before it printed ${pattern}:\n${printed}`);
      });
      while (!pattern.test(printed)) {
        await Promise.race([gone, once(child.stdout, 'data', { signal: over.signal })]);
      }
      over.abort();
    },
  };
}
