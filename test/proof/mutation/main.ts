/**
 * `npm run proof:mutation`: changes the code in every small way that Stryker knows, and counts the changes that tests
 * notice; `-- core/score core/image` does so with these pieces alone. A piece with fewer than the share that
 * stryker.config.json breaks at ends it with a status other than 0.
 */
import { Stryker } from '@stryker-mutator/core';
import { Argument, Command } from 'commander';
import { PIECES } from './pieces.ts';
import { TESTS_VARIABLE } from './tests-variable.ts';

const [names] = new Command('proof:mutation')
  .addArgument(new Argument('[pieces...]', 'what to mutate').choices(Object.keys(PIECES)))
  .parse().processedArgs as [string[]];
const chosen = names.length === 0 ? Object.keys(PIECES) : names;

const figures: Record<string, { readonly mutants: number; readonly noticed: string }> = {};
for (const name of chosen) {
  const { mutate = [], tests = [] } = PIECES[name] ?? {};
  process.env[TESTS_VARIABLE] = JSON.stringify(tests);
  const jsonReporter = { fileName: `.countersign/mutation/${name.replaceAll('/', '-')}.json` };
  const results = await new Stryker({ mutate: [...mutate], jsonReporter }).runMutationTest();
  const of = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  const noticed = of('Killed', 'Timeout');
  const mutants = noticed + of('Survived', 'NoCoverage');
  figures[name] = { mutants, noticed: `${((100 * noticed) / mutants).toFixed(1)} %` };
}
console.log(JSON.stringify({ proof: 'mutation', figures }, null, 2));
