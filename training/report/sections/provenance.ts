import { type Html, html, list, table } from '../html.ts';
import type { ModelReport } from '../model-report.ts';
import { learnedOn } from './learned-on.ts';

/** How the model was made, on whose signatures and under which terms. */
export function provenance({ model }: ModelReport): Html {
  const { preprocessing, embedding, parity, training, calibratedOn } = model;
  return html`<section>
<h2>How it was made</h2>
${table(
  'Trained on',
  ['set', 'classes', 'images', 'terms'],
  training.sets.map(({ name, classes, images, terms }) => [name, `${classes}`, `${images}`, terms]),
)}
${list([
  `${training.steps} steps with the triplet loss on squared Euclidean distances, seed ${training.seed}, code at ${training.gitCommit}.`,
  `Input: one signature, prepared by preprocessing version ${preprocessing.version} to ${preprocessing.width} × ${preprocessing.height}, ink 1 on paper 0. Output of the network: ${embedding.sections[0]?.size} numbers of length 1; an embedding has ${embedding.size}: ${embedding.sections.map(({ name, size }) => `${name} (${size})`).join(', ')}.`,
  `The ONNX graph and the trained network differ by at most ${parity.largestDifference.toExponential(1)} in any entry on ${parity.images} images.`,
  learnedOn(model) ??
    `Scores and thresholds were fitted on ${calibratedOn.map(({ name, people }) => `${name} (${people} people)`).join(', ')}: rates on these very people are flattering.`,
])}
</section>`;
}
