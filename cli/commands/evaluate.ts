import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';
import { collect, referenceCounts, wholeNumber } from './option-values.ts';

/** What `countersign evaluate` is asked for. */
export interface EvaluateFlags {
  readonly data: string[];
  readonly model: string;
  readonly references: readonly number[];
  readonly validation?: string[];
  readonly seed: number;
  readonly baselines?: true;
  readonly json?: true;
}

/** `countersign evaluate --data DIR…`: how often a model errs on some people. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('measure how often a model errs, from image file to decision as the service does it')
    .requiredOption(
      '--data <folder>',
      'people as <writer>/genuine/* and <writer>/forged/*; may be repeated',
      collect,
    )
    .option('--model <folder>', 'model artefact to measure', SHIPPED_MODEL)
    .option('--references <numbers>', 'genuine signatures enrolled a person', referenceCounts, [1, 3, 5, 10])
    .option(
      '--validation <folder>',
      "other people to fix thresholds on, instead of the model's own; may be repeated",
      collect,
    )
    .option('--seed <n>', 'seed of the draws of references and of the bootstrap', wholeNumber, 1)
    .option('--baselines', 'measure untrained features on the same comparisons too')
    .option('--json', 'print one JSON object with every figure')
    .action(async (flags: EvaluateFlags) => {
      const { runEvaluation } = await import('../run-evaluation.ts');
      await runEvaluation(flags);
    });
}
