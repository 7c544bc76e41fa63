import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';
import { positiveInteger, wholeNumber } from './option-values.ts';

interface LearnFlags {
  readonly data: string;
  readonly out: string;
  readonly model: string;
  readonly folds: number;
  readonly seed: number;
  readonly json?: true;
}

/** `countersign learn --data DIR --out MODEL`: a model that has learned from forgeries of one's own people. */
export function learnCommand(): Command {
  return new Command('learn')
    .description('make a model that learned from skilled forgeries of your own people')
    .requiredOption('--data <folder>', 'people as <writer>/genuine/* and <writer>/forged/*')
    .requiredOption('--out <folder>', 'folder of the new artefact; must not exist')
    .option('--model <folder>', 'model artefact to start from', SHIPPED_MODEL)
    .option('--folds <n>', 'parts that the writers are dealt into to measure it', positiveInteger, 5)
    .option('--seed <n>', 'seed of folds, draws and bootstrap', wholeNumber, 1)
    .option('--json', 'print one JSON object')
    .action(async ({ data, out, model, folds, seed, json }: LearnFlags) => {
      const { learnOwnModel } = await import('../learn-model.ts');
      await learnOwnModel({ source: data, out, model, folds, seed, json: json === true });
    });
}
