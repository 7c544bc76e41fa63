import { Command } from 'commander';
import { type ConnectionOptions, withConnectionOptions } from '../../service/connection-options.ts';
import { positiveInteger } from '../option-values.ts';

interface ListOptions extends ConnectionOptions {
  readonly limit?: number;
  readonly after?: string;
}

/** `countersign batches start|list|show|resume`. */
export function batchesCommand(): Command {
  return new Command('batches')
    .description('manifests of questioned signatures, verified line by line')
    .addCommand(startCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(resumeCommand());
}

function startCommand(): Command {
  return withConnectionOptions(new Command('start'))
    .description("have every line of a manifest in the tenant's bucket verified")
    .argument('<manifest>', 'object of JSON lines under the tenant, each with name, subject and image')
    .action(async (manifest: string, options: ConnectionOptions) => {
      const { printStartedBatch } = await import('../../service/calls/batches.ts');
      await printStartedBatch(manifest, options);
    });
}

function listCommand(): Command {
  return withConnectionOptions(new Command('list'))
    .description('list batches, newest first')
    .option('--limit <number>', 'how many at most', positiveInteger)
    .option('--after <batch>', 'where the page begins, as the page before says')
    .action(async ({ limit, after, ...options }: ListOptions) => {
      const { printBatches } = await import('../../service/calls/batches.ts');
      await printBatches(
        { ...(limit !== undefined && { limit }), ...(after !== undefined && { after }) },
        options,
      );
    });
}

function showCommand(): Command {
  return withConnectionOptions(new Command('show'))
    .description('show how far a batch is, how its items ended and where its results are')
    .argument('<batch>')
    .action(async (batch: string, options: ConnectionOptions) => {
      const { printBatch } = await import('../../service/calls/batches.ts');
      await printBatch(batch, options);
    });
}

function resumeCommand(): Command {
  return withConnectionOptions(new Command('resume'))
    .description('take a failed batch up where it failed')
    .argument('<batch>')
    .action(async (batch: string, options: ConnectionOptions) => {
      const { printResumedBatch } = await import('../../service/calls/batches.ts');
      await printResumedBatch(batch, options);
    });
}
