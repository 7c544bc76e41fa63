import { Command } from 'commander';
import { reportAndExit } from '#cli/failure.ts';

/** What came of a proof: figures for docs/reliability.md, and what should not have happened, empty where all is well. */
export interface Proven {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly failures: readonly string[];
}

/** Failures that are told one by one; their number is told in any case. */
const TOLD = 20;

/**
 * Runs one proof as a program: a `--name N` for each number that it takes, its figures as JSON on standard output, its
 * failures on standard error, and status 1 where there is one.
 */
export async function runProof<Options extends Readonly<Record<string, number>>>(
  name: string,
  defaults: Options,
  prove: (options: Options) => Promise<Proven>,
): Promise<void> {
  const command = new Command(`proof:${name}`);
  for (const [option, value] of Object.entries(defaults)) {
    command.option(`--${option} <n>`, `${value} unless told`, Number, value);
  }
  const options = command.parse().opts<Options>();
  const { figures, failures } = await prove(options).catch(reportAndExit);
  console.log(JSON.stringify({ proof: name, options, figures, failures: failures.length }, null, 2));
  for (const failure of failures.slice(0, TOLD)) console.error(`${name}: ${failure}`);
  process.exit(failures.length === 0 ? 0 : 1);
}
