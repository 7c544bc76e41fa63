import type { ErrorRate } from '#core/model/manifest.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { METHOD, NOT_FOR, PURPOSE } from './intended-use.ts';
import type { ModelDescription } from './model-report.ts';
import { percent, withInterval } from './rates/format-rate.ts';
import { learnedOn } from './sections/learned-on.ts';

/**
 * The model card (Mitchell et al. 2019, "Model Cards for Model Reporting"): what the model is, on whose signatures and
 * under which terms it was trained, how often it errs, and who should not use it. Markdown.
 *
 * @param evaluation for intervals and fixed thresholds; without it the rates are the manifest's
 */
export function modelCard(model: ModelDescription, evaluation: Evaluation | null): string {
  return [
    `# Signature model ${model.modelVersion}`,
    PURPOSE,
    '## What it takes and gives',
    list([
      `Input: one signature prepared by preprocessing version ${model.preprocessing.version} to ` +
        `${model.preprocessing.width} x ${model.preprocessing.height}, ink 1 on paper 0.`,
      `Output of the network: ${model.embedding.sections[0]?.size} numbers of length 1. An embedding has ` +
        `${model.embedding.size}: ${model.embedding.sections.map(({ name, size }) => `${name} (${size})`).join(', ')}.`,
      `The ONNX graph and the trained network differ by at most ${model.parity.largestDifference.toExponential(1)} ` +
        `in any entry on ${model.parity.images} images.`,
      ...(model.quantization === undefined
        ? []
        : [`Kernels are stored as ${model.quantization}, and all that follows was measured with those.`]),
    ]),
    '## Trained on',
    table(
      ['set', 'classes', 'images', 'terms'],
      model.training.sets.map(({ name, classes, images, terms }) => [name, `${classes}`, `${images}`, terms]),
    ),
    ...(model.training.from === undefined
      ? []
      : [`Training began with the weights of ${model.training.from}, whose sets are listed too.`]),
    `${model.training.steps} steps with the triplet loss on squared Euclidean distances, seed ${model.training.seed}, ` +
      `code at ${model.training.gitCommit}.`,
    '## How often it errs',
    'Equal error rates in percent with one threshold for everybody, on people who were not trained on.',
    evaluation === null ? manifestRates(model.errorRates) : measuredRates(evaluation),
    learnedOn(model) ??
      'The score’s calibration and the thresholds were fitted on ' +
        `${model.calibratedOn.map(({ name, people }) => `${name} (${people} people)`).join(', ')}; rates reported on ` +
        'the same people are therefore a little better than on others.',
    'How much an entry varies within one person’s signatures is taken from ' +
      `${model.cohort.name} (${model.cohort.people} people) until a subject’s own references say better.`,
    ...(evaluation === null ? [] : fixedThresholds(evaluation)),
    '## How it was measured',
    list(METHOD),
    ...(evaluation === null || evaluation.warnings.length === 0
      ? []
      : ['## Beware', list(evaluation.warnings.map(({ data, message }) => `${data}: ${message}`))]),
    '## Who should not use it',
    list(NOT_FOR),
    '',
  ].join('\n\n');
}

function manifestRates(rates: readonly ErrorRate[]): string {
  return table(
    ['people', 'references', 'forgery', 'EER', 'comparisons'],
    rates.map(({ people, peopleCount, references, forgery, eer, comparisons }) => [
      ...[`${people} (${peopleCount})`, `${references}`, forgery],
      ...[percent(eer), `${comparisons}`],
    ]),
  );
}

function measuredRates({ results }: Evaluation): string {
  return table(
    ['system', 'people', 'references', 'forgery', 'EER [95 %]', 'FRR at FAR 1 %', 'comparisons'],
    results.map((row) => [
      ...[row.system, `${row.data} (${row.people})`, `${row.references}`, row.forgery],
      withInterval(row.eer, row.eerInterval, row.eerBound),
      withInterval(row.frrAtFar['0.01'], row.frrAtFarInterval['0.01'], row.frrAtFarBound['0.01']),
      `${row.comparisons}`,
    ]),
  );
}

/** What thresholds that were fixed beforehand do on these people. */
function fixedThresholds({ results }: Evaluation): string[] {
  const rows = results.flatMap(({ system, data, references, forgery, fixedThresholds }) =>
    (fixedThresholds?.rates ?? []).map((rate) => [
      ...[system, data, `${references}`, forgery, percent(rate.target)],
      withInterval(rate.far, rate.farInterval, rate.farBound),
      withInterval(rate.frr, rate.frrInterval, rate.frrBound),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    'Thresholds that were fixed beforehand, and what they do on these people, in percent:',
    table(['system', 'people', 'references', 'forgery', 'FAR wanted', 'FAR', 'FRR'], rows),
  ];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
