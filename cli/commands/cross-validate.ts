import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';
import { collect, positiveInteger, referenceCounts, wholeNumber } from './option-values.ts';

/** What `countersign cross-validate` is asked for. */
export interface CrossValidateFlags {
  readonly data: string[];
  readonly model: string;
  readonly folds: number;
  readonly references: readonly number[];
  readonly seed: number;
  readonly json?: true;
}

/** `countersign cross-validate --data DIR…`: what learning from people of one's own is worth. */
export function crossValidateCommand(): Command {
  return new Command('cross-validate')
    .description('learn from skilled forgeries of your own people, and measure it on people left out')
    .requiredOption(
      '--data <folder>',
      'people as <writer>/genuine/* and <writer>/forged/*; may be repeated, each by itself',
      collect,
    )
    .option('--model <folder>', 'model artefact to start from', SHIPPED_MODEL)
    .option('--folds <n>', 'parts that the writers are dealt into', positiveInteger, 5)
    .option('--references <numbers>', 'genuine signatures enrolled a person', referenceCounts, [1, 5])
    .option('--seed <n>', 'seed of folds, draws and bootstrap', wholeNumber, 1)
    .option('--json', 'print one JSON object with every figure')
    .action(async (flags: CrossValidateFlags) => {
      const { runCrossValidation } = await import('../run-cross-validation.ts');
      await runCrossValidation(flags);
    });
}
