import { type Command, Option } from 'commander';

/** Options of every command that talks to a service. */
export interface ConnectionOptions {
  readonly endpoint?: string;
  readonly token?: string;
  readonly json?: true;
}

/** Adds the options that `connect` reads. */
export function withConnectionOptions(command: Command): Command {
  return command
    .option('--endpoint <url>', 'address of a deployed API (default: the local stack)')
    .addOption(new Option('--token <jwt>', 'bearer token for it').env('COUNTERSIGN_TOKEN'))
    .option('--json', 'print one JSON object');
}
