import { readFile } from 'node:fs/promises';
import { html, list, NOTHING, trusted } from './html.ts';
import { NOT_FOR } from './intended-use.ts';
import type { ModelReport } from './model-report.ts';
import { atAGlance } from './sections/at-a-glance.ts';
import { errorRates } from './sections/error-rates.ts';
import { failureCases } from './sections/failure-cases.ts';
import { people } from './sections/people.ts';
import { provenance } from './sections/provenance.ts';
import { scores } from './sections/scores.ts';

/** The report as one HTML page that needs no other file, no script and no network, and prints on A4. */
export async function reportPage(report: ModelReport): Promise<string> {
  const { model, evaluation } = report;
  const style = await readFile(new URL('./page.css', import.meta.url), 'utf8');
  const title = `Signature model ${model.modelVersion}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="byline">Countersign model report. Made ${model.createdAt.slice(0, 10)}.</p>
${atAGlance(report)}
<section><h2>Who should not use it</h2>${list(NOT_FOR)}</section>
${provenance(report)}
${evaluation === null ? NOTHING : [errorRates(evaluation), scores(model, evaluation), people(evaluation)]}
${failureCases(report)}
</main>
</body>
</html>
`.markup;
}
