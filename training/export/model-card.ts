import type { ErrorRate, ModelManifest } from '#core/model/manifest.ts';

/** The card's name in an artefact. */
export const MODEL_CARD_FILE = 'model-card.md';

/** What is known of a model when its card is written; the files' checksums follow, the card being one of them. */
export type ModelDescription = Omit<ModelManifest, 'files'>;

/**
 * The model card (Mitchell et al. 2019, "Model Cards for Model Reporting"): what the model is, on whose signatures and
 * under which terms it was trained, how often it errs, and who should not use it. Markdown.
 */
export function modelCard(model: ModelDescription): string {
  return [
    `# Signature model ${model.modelVersion}`,
    'Embeds a handwritten signature so that signatures of one person lie close together. Writer-independent: it ' +
      'verifies people whom training has never seen, from 1 to 10 reference signatures each.',
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
    'Equal error rates in percent with one threshold for everybody, on people who were not trained on. Random ' +
      'forgeries are other people’s genuine signatures; skilled forgeries are imitations. References are drawn ' +
      'anew five times a person.',
    errorRateTable(model.errorRates),
    'The score’s calibration and the thresholds were fitted on ' +
      `${model.calibratedOn.map(({ name, people }) => `${name} (${people} people)`).join(', ')}; rates reported on ` +
      'the same people are therefore a little better than on others.',
    'How much an entry varies within one person’s signatures is taken from ' +
      `${model.cohort.name} (${model.cohort.people} people) until a subject’s own references say better.`,
    '## Not for',
    list([
      'deciding alone on what matters to a person: send what falls between the thresholds, and every refusal that ' +
        'is contested, to somebody who examines signatures;',
      'finding out who a person is, or anything else about them;',
      'scripts and pens unlike those above without measuring first.',
    ]),
    '',
  ].join('\n\n');
}

function errorRateTable(rates: readonly ErrorRate[]): string {
  return table(
    ['people', 'references', 'forgery', 'EER', 'comparisons'],
    rates.map(({ people, peopleCount, references, forgery, eer, comparisons }) => [
      `${people} (${peopleCount})`,
      `${references}`,
      forgery,
      `${(100 * eer).toFixed(1)} %`,
      `${comparisons}`,
    ]),
  );
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
