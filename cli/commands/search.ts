import { Command } from 'commander';
import type { SearchFlags } from '../run-search.ts';
import { collect, positiveInteger, positiveNumber } from './option-values.ts';

/** `countersign search --axis loss.margin=0.1,0.3 --data DIR --out FOLDER`: which settings train best. */
export function searchCommand(): Command {
  return new Command('search')
    .description('try settings of a training run, and stop the hopeless ones early')
    .requiredOption('--out <folder>', 'folder of the search: a run folder for each trial, tables and plots')
    .option(
      '--axis <path=values>',
      'setting to try, as in loss.margin=0.1,0.2,0.4 or optimizer.learningRate=1e-4..1e-2; may be repeated',
      collect,
    )
    .option('--space <file>', 'JSON file of axes: values or a range {from, to, scale} for each path')
    .option(
      '--data <source>',
      'folder of signatures, `synthetic` or `synthetic:<writers>`; may be repeated',
      collect,
    )
    .option('--config <file>', 'JSON file of the settings that all trials share')
    .option(
      '--validate <folder>',
      'people to measure on, never trained on or ranked by; may be repeated',
      collect,
    )
    .option('--steps <n>', 'steps of a whole run', positiveInteger)
    .option('--trials <n>', 'trials to draw at random; the whole grid unless told', positiveInteger)
    .option('--first <n>', 'fewest steps before a trial may be stopped', positiveInteger, 100)
    .option('--reduction <n>', 'one trial in so many goes on each time', positiveInteger, 3)
    .option('--minutes <n>', 'minutes after which the search stops, to go on by --resume', positiveNumber)
    .option('--seed <n>', 'seed of everything random', Number)
    .option('--resume', 'go on with the search in the folder')
    .option('--json', 'print one JSON object at the end')
    .action(async (flags: SearchFlags) => {
      const { runSearch } = await import('../run-search.ts');
      await runSearch(flags);
    });
}
