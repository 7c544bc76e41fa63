import { evaluateModel } from '#training/evaluation/evaluate-model.ts';
import type { EvaluateFlags } from './commands/evaluate.ts';
import { printEvaluation } from './print-evaluation.ts';
import { trainingProgress } from './training-progress.ts';

/** Does what `countersign evaluate` was asked for and prints what was found. */
export async function runEvaluation(flags: EvaluateFlags): Promise<void> {
  const { evaluation } = await evaluateModel({
    model: flags.model,
    sources: flags.data,
    validationSources: flags.validation ?? [],
    referenceCounts: flags.references,
    baselines: flags.baselines === true,
    seed: flags.seed,
    onProgress: trainingProgress().onPreparation,
  });
  if (flags.json) console.log(JSON.stringify(evaluation));
  else printEvaluation(evaluation);
}
