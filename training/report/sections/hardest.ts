import { type Html, html, NOTHING } from '../html.ts';
import type { ModelReport } from '../model-report.ts';
import type { HardPicture } from '../pictures.ts';

const KINDS = [
  { kind: 'genuine', title: 'Genuine signatures that scored lowest' },
  { kind: 'skilled', title: 'Skilled forgeries that scored highest' },
] as const;

/** The pictures that the model gets most wrong, beside some of the references they were compared with. */
export function hardest({ pictures }: ModelReport): Html {
  if (pictures.size === 0) return NOTHING;
  return html`<section>
<h2>Hardest signatures</h2>
<p class="warning">These are signatures of people. Whoever holds this file holds them: keep it as you keep the pictures.</p>
${[...pictures].map(([set, queries]) =>
  KINDS.map(({ kind, title }) =>
    group(
      `${set}: ${title}`,
      queries.filter((query) => query.kind === kind),
    ),
  ),
)}
</section>`;
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
