import { Command, InvalidArgumentError } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';

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
    .option('--references <numbers>', 'genuine signatures enrolled a person', counts, [1, 3, 5, 10])
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

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

/** Whole numbers of 1 or more, each once, ascending. */
function counts(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number >= 1)) {
    throw new InvalidArgumentError('Give whole numbers of 1 or more with commas between them, as in 1,5.');
  }
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new InvalidArgumentError('Give a whole number of 0 or more.');
  }
  return number;
}
