import { Command, InvalidArgumentError, Option } from 'commander';
import { mediumSchema } from '#core/medium.ts';
import type { SnapshotSet } from '#core/retraining/snapshot.ts';

/** Which bucket the data sets lie in. */
export interface DataSetsOptions {
  readonly bucket?: string;
  readonly json?: true;
}

/** What `countersign data-sets add` was called with. */
export interface AddOptions extends DataSetsOptions {
  readonly name: string;
  readonly terms: string;
  readonly use: SnapshotSet['use'];
  readonly medium?: string;
  readonly layout?: string;
  readonly replace?: true;
}

/** `countersign data-sets add|list`: what a deployment's retraining learns from besides its own people. */
export function dataSetsCommand(): Command {
  return new Command('data-sets')
    .description("data sets that a deployment's retraining learns from, or is measured on")
    .addCommand(addCommand())
    .addCommand(listCommand());
}

function addCommand(): Command {
  return inBucket(new Command('add'))
    .description('upload a folder of signatures; doing it again uploads what is missing')
    .argument('<folder>', '<writer>/genuine/* and <writer>/forged/*, or a published layout')
    .requiredOption('--name <name>', 'what it is called in snapshots, measurements and model cards')
    .requiredOption('--terms <text>', 'terms under which it may be used, for the model card')
    .addOption(
      new Option('--use <use>', 'whether it is learned from or only ever measured on')
        .choices(['train', 'benchmark'])
        .makeOptionMandatory(),
    )
    .option(
      '--medium <word>',
      'medium of its pictures, such as scan or photo; else as far as each file says',
      parseMedium,
    )
    .option('--layout <name>', 'layout of the folder; found out when it is not told')
    .option('--replace', 'take the place of another set of the name')
    .action(async (folder: string, options: AddOptions) => {
      const { printAddition } = await import('../data-sets/print-data-sets.ts');
      await printAddition(folder, options);
    });
}

function listCommand(): Command {
  return inBucket(new Command('list'))
    .description('list the data sets of a deployment')
    .action(async (options: DataSetsOptions) => {
      const { printDataSets } = await import('../data-sets/print-data-sets.ts');
      await printDataSets(options);
    });
}

function inBucket(command: Command): Command {
  return command
    .option('--bucket <name>', "the deployment's DataSetsBucket output (default: that of the local stack)")
    .option('--json', 'print one JSON object');
}

function parseMedium(text: string): string {
  const medium = mediumSchema.safeParse(text);
  if (!medium.success) throw new InvalidArgumentError('Use lower-case letters, digits and `-`.');
  return medium.data;
}
