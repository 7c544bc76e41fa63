import { Command } from 'commander';
import type { TrainFlags } from '../run-training.ts';
import { collect, positiveInteger, positiveNumber } from './option-values.ts';

/** `countersign train --data DIR… --out RUN`: a training run. */
export function trainCommand(): Command {
  return new Command('train')
    .description('train an embedding network by metric learning')
    .option(
      '--data <source>',
      'folder of signatures, `synthetic` or `synthetic:<writers>`; may be repeated',
      collect,
    )
    .option('--layout <name>', 'layout of the folders that --data names; found out when it is not told')
    .requiredOption('--out <folder>', 'run folder: configuration, metrics, checkpoints, best weights')
    .option('--config <file>', 'JSON file of settings; flags go before it')
    .option(
      '--validate <folder>',
      'people to measure on at each validation, never trained on; may be repeated',
      collect,
    )
    .option('--network <name>', '`tiny`, `base` or `large`')
    .option('--from <folder>', 'model artefact or run whose weights to begin with')
    .option('--steps <n>', 'steps of the run', positiveInteger)
    .option('--minutes <n>', 'minutes of training at most', positiveNumber)
    .option('--seed <n>', 'seed of everything random', Number)
    .option('--resume', 'go on with the run in the folder')
    .option('--json', 'print one JSON object at the end')
    .action(async (flags: TrainFlags) => {
      const { runTraining } = await import('../run-training.ts');
      await runTraining(flags);
    });
}
