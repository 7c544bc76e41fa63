import type { EvaluationResult } from '../../evaluation/evaluation.ts';
import { type Html, html, table } from '../html.ts';
import { PURPOSE } from '../intended-use.ts';
import type { ModelReport } from '../model-report.ts';
import { percent, withInterval } from '../rates/format-rate.ts';

/** What the model is and how often it errs, in one table. */
export function atAGlance({ model, evaluation }: ModelReport): Html {
  const rates =
    evaluation === null
      ? model.errorRates.map(({ people, peopleCount, references, forgery, eer, comparisons }) => [
          ...[`${people} (${peopleCount} people)`, `${references}`, forgery],
          ...[percent(eer), `${comparisons}`],
        ])
      : evaluation.results
          .filter(({ system }) => system === 'model')
          .map((row) => [
            ...[`${row.data} (${row.people} people)`, `${row.references}`, row.forgery],
            ...[withInterval(row.eer, row.eerInterval, row.eerBound), `${row.comparisons}`],
          ]);
  return html`<section>
<p class="lead">${PURPOSE}</p>
${table(
  'Equal error rates in percent, one threshold for everybody',
  ['people', 'references', 'forgery', 'EER [95 %]', 'comparisons'],
  rates,
)}
${evaluation === null ? '' : headline(evaluation.results)}
</section>`;
}

/** One sentence for those who read nothing else. */
function headline(results: readonly EvaluationResult[]): Html {
  const own = results.filter(({ system }) => system === 'model');
  const range = (forgery: string, references: number) => {
    const rates = own
      .filter((row) => row.forgery === forgery && row.references === references)
      .map(({ eer }) => eer);
    const [least, most] = [Math.min(...rates), Math.max(...rates)];
    return least === most ? `${percent(least)} %` : `${percent(least)} to ${percent(most)} %`;
  };
  const sentences = (['random', 'skilled'] as const).flatMap((forgery) => {
    const counts = own.filter((row) => row.forgery === forgery).map(({ references }) => references);
    if (counts.length === 0) return [];
    const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
    const from = `${range(forgery, fewest)} with ${fewest} ${fewest === 1 ? 'reference' : 'references'}`;
    const to = fewest === most ? '' : `, ${range(forgery, most)} with ${most}`;
    return [`Against ${forgery} forgeries: ${from}${to}.`];
  });
  return html`<p>${sentences.join(' ')}</p>`;
}
