import { join } from 'node:path';
import { RunFolder } from '../../run/run-folder.ts';
import { writeFileAtomically } from '../../run/write-atomically.ts';
import type { SearchFolder } from '../search-folder.ts';
import { axisPlot } from './plots/axis-plot.ts';
import { curvesPlot, type TrialCurve } from './plots/curves-plot.ts';
import { type RankedTrial, rankTrials } from './rank-trials.ts';
import { searchTable } from './search-table.ts';
import { readCurve } from './validation-curve.ts';

/**
 * Writes what a search has found so far into its folder: `table.csv`, `table.json`, `curves.svg`, and one
 * `axis-<path>.svg` for each axis.
 *
 * @returns the trials, the best first
 */
export async function writeResults(folder: SearchFolder): Promise<RankedTrial[]> {
  const { path, plan } = folder;
  const trials = rankTrials(plan, await folder.readMeasured());
  const curves: TrialCurve[] = [];
  for (const trial of trials) {
    const curve =
      trial.steps === 0 ? [] : await readCurve((await RunFolder.open(folder.runOf(trial.trial - 1))).metrics);
    curves.push({ ...trial, curve });
  }
  const files = new Map([
    ['table.csv', searchTable(trials)],
    ['table.json', JSON.stringify(trials, null, 2)],
    ['curves.svg', curvesPlot(curves, plan.rungs.at(-1) ?? 0)],
    ...Object.keys(plan.points[0] ?? {}).map((axis) => [`axis-${axis}.svg`, axisPlot(axis, trials)] as const),
  ]);
  for (const [name, content] of files) await writeFileAtomically(join(path, name), content);
  return trials;
}
