import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './checkout.mjs';
import { UnknownCommandError } from './errors.ts';
import { runScript } from './project-node.mjs';

/** What `npm test` checks, in order; the first that fails ends it. Arguments go to the tests. */
const CHECKS: readonly (readonly [program: string, ...args: string[]])[] = [
  ['biome', 'check', '.'],
  ['tsc', '--noEmit'],
  ['tsc', '--noEmit', '-p', 'console'],
  ['knip'],
];

/** What comes after set-up: the word after `node local/bootstrap.mjs`. */
const COMMANDS: ReadonlyMap<string, (args: readonly string[]) => Promise<void>> = new Map([
  ['setup', async () => {}],
  ['start', (args) => runScript(process.execPath, 'local/start.ts', args)],
  ['test', test],
  ['test:integration', testIntegration],
  ['deploy', (args) => runScript(process.execPath, 'cli/main.ts', ['deploy', ...args])],
]);

/**
 * Finds a command before set-up spends minutes on it.
 *
 * @throws {UnknownCommandError}
 */
export function findCommand(name: string | undefined): (args: readonly string[]) => Promise<void> {
  const command = COMMANDS.get(name ?? '');
  if (command === undefined) throw new UnknownCommandError(name, [...COMMANDS.keys()]);
  return command;
}

async function test(args: readonly string[]): Promise<void> {
  for (const [program, ...programArgs] of [...CHECKS, ['vitest', 'run', ...args] as const]) {
    console.log(['$', program, ...programArgs].join(' '));
    process.exitCode = await exitCodeOf(program, programArgs);
    if (process.exitCode !== 0) return;
  }
}

/** The tests that need a running AWS, on the emulator that `--emulator` names; other arguments go to the tests. */
async function testIntegration(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--emulator');
  const emulator = at < 0 ? 'ministack' : (args[at + 1] ?? '');
  const rest = at < 0 ? args : args.toSpliced(at, 2);
  const projects = [emulator, 'dynamodb-local'].flatMap((project) => ['--project', project]);
  process.exitCode = await exitCodeOf('vitest', ['run', ...projects, ...rest]);
}

/** Runs a program of the project's packages under this Node, on this terminal. */
function exitCodeOf(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', '.bin', program), ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
