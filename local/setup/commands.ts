import { UnknownCommandError } from './errors.ts';
import { exitCodeOf } from './package-program.ts';
import { runScript } from './project-node.mjs';
import { runTests } from './run-tests.ts';

/** What `npm test` checks, in order; the first that fails ends it. Arguments go to the tests. */
const CHECKS: readonly (readonly [program: string, ...args: string[]])[] = [
  ['biome', 'check', '.'],
  ['tsc', '--noEmit'],
  ['tsc', '--noEmit', '-p', 'console'],
  ['knip'],
];

/** The tests that mostly wait for a deployed service, and all others: two lanes that share the machine. */
const SERVICE_TESTS = ['--project=ministack', '--project=localstack'];
const EVERY_OTHER_TEST = ['--project=!ministack', '--project=!localstack'];

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
  for (const [program, ...programArgs] of CHECKS) {
    console.log(['$', program, ...programArgs].join(' '));
    process.exitCode = await exitCodeOf(program, programArgs);
    if (process.exitCode !== 0) return;
  }
  process.exitCode = await runTests(args.length > 0 ? [args] : [SERVICE_TESTS, EVERY_OTHER_TEST]);
}

/** The tests that need a running AWS, on the emulator that `--emulator` names; other arguments go to the tests. */
async function testIntegration(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--emulator');
  const emulator = at < 0 ? 'ministack' : (args[at + 1] ?? '');
  const rest = at < 0 ? args : args.toSpliced(at, 2);
  const lanes = [[emulator], ['integration', 'dynamodb-local']];
  process.exitCode = await runTests(
    lanes.map((projects) => [...projects.map((project) => `--project=${project}`), ...rest]),
  );
}
