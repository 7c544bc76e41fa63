import { forReferences } from '#core/score/calibration/by-references.ts';
import { thresholdFor } from '#core/score/calibration/thresholds.ts';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import type { Evaluation } from '../../evaluation/evaluation.ts';
import { type Html, html, table } from '../html.ts';
import type { ModelDescription } from '../model-report.ts';
import { scorePlot } from '../plots/score-plot.ts';
import { percent, withInterval } from '../rates/format-rate.ts';

/** Numbers of references that distributions are drawn for: the first of these that was measured. */
const DRAWN_REFERENCES = [5, 3, 10, 1];

/** How scores spread, what fixed thresholds do, how honest the calibration is, and what callers are answered. */
export function scores(model: ModelDescription, { results, decisions }: Evaluation): Html {
  const own = results.filter(({ system }) => system === 'model');
  const measured = own.map(({ references }) => references);
  const references = [...DRAWN_REFERENCES, ...measured].find((count) => measured.includes(count));
  const thresholds = forReferences(model.thresholds, references ?? 1);
  const marked = [
    { name: 'reject below', threshold: thresholdFor(thresholds, 'random', DEFAULT_POLICY.randomFar) },
    { name: 'accept from', threshold: thresholdFor(thresholds, 'skilled', DEFAULT_POLICY.skilledFar) },
  ];
  return html`<section>
<h2>Scores, thresholds and decisions</h2>
<div class="plots">${own
    .filter((row) => row.references === references)
    .map((row) => scorePlot(row, marked))}</div>
${table(
  'Thresholds fixed beforehand: the FAR they were fixed for and what they do here, percent',
  ['set', 'k', 'forgery', 'FAR wanted', 'FAR', 'FRR', 'fixed on'],
  own.flatMap(({ data, references: k, forgery, fixedThresholds }) =>
    (fixedThresholds?.rates ?? []).map((rate) => [
      ...[data, `${k}`, forgery, percent(rate.target)],
      withInterval(rate.far, rate.farInterval, rate.farBound),
      withInterval(rate.frr, rate.frrInterval, rate.frrBound),
      fixedThresholds?.from === 'validation' ? 'validation people' : 'the model’s calibration',
    ]),
  ),
)}
${table(
  'Answers under the default policy, percent of queries',
  ['set', 'k', 'query', 'accept', 'review', 'reject', 'comparisons'],
  decisions.map(({ data, references: k, query, accept, review, reject, comparisons }) => [
    ...[data, `${k}`, query, percent(accept), percent(review), percent(reject), `${comparisons}`],
  ]),
)}
${table(
  'Cost of the log-likelihood ratios in bits: 0 is perfect, 1 says nothing; the gap to the minimum is lost by calibration',
  ['set', 'k', 'forgery', 'Cllr', 'minimum'],
  own.map(({ data, references: k, forgery, cllr, minimumCllr }) => [
    ...[data, `${k}`, forgery, cllr?.toFixed(3) ?? '–', minimumCllr.toFixed(3)],
  ]),
)}
</section>`;
}
