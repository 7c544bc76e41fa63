import { type CrossValidation, crossValidate } from '#training/in-domain/cross-validate.ts';
import { withInterval } from '#training/report/rates/format-rate.ts';
import type { CrossValidateFlags } from './commands/cross-validate.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { columns } from './table.ts';
import { trainingProgress } from './training-progress.ts';

/** Does what `countersign cross-validate` was asked for and prints what was found. */
export async function runCrossValidation(flags: CrossValidateFlags): Promise<void> {
  const validation = await crossValidate({
    model: flags.model,
    sources: flags.data,
    folds: flags.folds,
    referenceCounts: flags.references,
    seed: flags.seed,
    cacheFolder: PREPARED_CACHE,
    onProgress: trainingProgress().onPreparation,
  });
  if (flags.json) console.log(JSON.stringify(validation));
  else printValidation(validation);
}

function printValidation({ model, folds, results }: CrossValidation): void {
  console.log(`model ${model}, ${folds} folds of writers, each measured by what was learned from the others`);
  console.log('k: references a person; EER in percent with one threshold for everybody, [95 % interval]');
  const head = ['people of', 'system', 'k', 'forgery', 'EER', 'own threshold', 'people', 'comparisons'];
  const rows = results.map((row) => [
    ...[row.data, row.system, `${row.references}`, row.forgery],
    withInterval(row.eer, row.eerInterval, row.eerBound),
    withInterval(row.perUserEer, row.perUserEerInterval),
    ...[`${row.people}`, `${row.comparisons}`],
  ]);
  for (const line of columns([head, ...rows])) console.log(line);
}
