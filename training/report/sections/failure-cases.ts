import type { Evaluation } from '../../evaluation/evaluation.ts';
import { type Html, html, list, NOTHING } from '../html.ts';
import type { ModelReport } from '../model-report.ts';
import type { HardPicture } from '../pictures.ts';
import { percent } from '../rates/format-rate.ts';

const KINDS = [
  { kind: 'genuine', title: 'Genuine signatures that scored lowest' },
  { kind: 'skilled', title: 'Skilled forgeries that scored highest' },
] as const;

const WRONG = [
  { query: 'skilled', answer: 'accept', what: 'skilled forgeries are accepted' },
  { query: 'random', answer: 'accept', what: 'other people’s signatures are accepted' },
  { query: 'genuine', answer: 'reject', what: 'genuine signatures are rejected' },
] as const;

/** What goes wrong, how often, and, where pictures may be shown, on which signatures. */
export function failureCases({ evaluation, pictures }: ModelReport): Html {
  const shown = [...pictures].flatMap(([set, queries]) =>
    KINDS.map(({ kind, title }) =>
      group(
        `${set}: ${title}`,
        queries.filter((query) => query.kind === kind),
      ),
    ),
  );
  return html`<section>
<h2>Failure cases</h2>
${evaluation === null ? NOTHING : list(wrongAnswers(evaluation))}
${
  pictures.size === 0
    ? html`<p>This report shows no pictures, since they are people’s signatures. On pictures of your own,
<code>countersign report MODEL --data FOLDER</code> shows the ones that the model gets most wrong.</p>`
    : html`<p class="warning">These are signatures of people. Whoever holds this file holds them: keep it as you keep
the pictures.</p>`
}
${shown}
</section>`;
}

/** The wrong answers of the default policy, set by set, in words. */
function wrongAnswers({ decisions }: Evaluation): string[] {
  return WRONG.flatMap(({ query, answer, what }) =>
    decisions
      .filter((shares) => shares.query === query && shares[answer] > 0)
      .map(({ data, references, [answer]: share }) => {
        const enrolled = `${references} ${references === 1 ? 'reference' : 'references'}`;
        return `${data}, ${enrolled}: ${percent(share)} % of ${what}.`;
      }),
  );
}

function group(title: string, queries: readonly HardPicture[]): Html {
  if (queries.length === 0) return NOTHING;
  return html`<h3>${title}</h3>
${queries.map(
  ({ person, score, query, references }) => html`<div class="hard">
<div class="questioned"><img src="${query}" alt="questioned signature"><span>score ${score.toFixed(2)}</span></div>
<div class="references">${references.map((reference) => html`<img src="${reference}" alt="reference of ${person}">`)}<span>references of ${person}</span></div>
</div>\n`,
)}`;
}
