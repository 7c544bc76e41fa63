import type { Evaluation, EvaluationResult } from '../../evaluation/evaluation.ts';
import { type Html, html, table } from '../html.ts';
import { detPlot } from '../plots/det-plot.ts';
import { withInterval } from '../rates/format-rate.ts';
import { RATE_COLUMNS, rateRow } from '../rates/rate-row.ts';

const SYSTEMS: Readonly<Record<EvaluationResult['system'], string>> = {
  model: 'model',
  'hog-cosine': 'HOG cosine',
  'hog-svm': 'HOG SVM',
};

const BASELINES =
  'The systems named HOG are untrained: histograms of oriented gradients, compared by mean cosine or by a support ' +
  'vector machine a person; they show what learning buys.';

/** Rates and DET curves, set by set, with the baselines where they were measured. */
export function errorRates({ results, identification, data }: Evaluation): Html {
  const hasBaselines = results.some(({ system }) => system !== 'model');
  return html`<section>
<h2>Error rates</h2>
<div class="plots">${data.map(({ name }) => detPlot(name, results))}</div>
<p class="note">Orange: skilled forgeries. Gray: random forgeries. The numbers on the curves are references a person;
the more there are, the more solid the line. Equal error rates lie on the diagonal.</p>
<p>The tables are in percent, with 95 % intervals over people; k is references a person. The columns named FAR are the
FRR where that FAR is reached on these very people.${hasBaselines ? ` ${BASELINES}` : ''}</p>
${data.map(({ name }) => table(name, RATE_COLUMNS, results.filter((row) => row.data === name).map(rowOf)))}
${table(
  'Identification: share of genuine queries whose writer is among the first of all enrolled, percent',
  ['set', 'system', 'k', 'rank 1', 'rank 5', 'people', 'queries'],
  identification.map((found) => [
    ...[found.data, SYSTEMS[found.system], `${found.references}`],
    withInterval(found.rank1, found.rank1Interval),
    withInterval(found.rank5, found.rank5Interval),
    ...[`${found.people}`, `${found.queries}`],
  ]),
)}
</section>`;
}

function rowOf(row: EvaluationResult): string[] {
  return rateRow(row, {
    system: SYSTEMS[row.system],
    frr: (target) =>
      withInterval(row.frrAtFar[target], row.frrAtFarInterval[target], row.frrAtFarBound[target]),
    tooFew: '–',
  });
}
