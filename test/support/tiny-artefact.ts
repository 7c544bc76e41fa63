import { GRAPH_INPUT, GRAPH_OUTPUT } from '#core/embedding/embedder.ts';
import { sectionsWith, totalSize } from '#core/embedding/sections.ts';
import { modelVersionSchema } from '#core/ids.ts';
import { PREPROCESSING_VERSION } from '#core/image/preprocess.ts';
import { MANIFEST_SCHEMA_VERSION, type ModelManifest } from '#core/model/manifest.ts';
import { GraphBuilder } from '#training/export/onnx/graph-builder.ts';

const SIZE = { width: 32, height: 16 };
const CELL = 8;
const NETWORK_SIZE = (SIZE.width * SIZE.height) / CELL ** 2;
const SECTIONS = sectionsWith(NETWORK_SIZE);
const listing = (loosest: number) =>
  ([0.1, 0.01, 0.001] as const).map((far, i) => ({ far, logLikelihoodRatio: loosest + i }));

/** All of a small artefact's manifest but its list of files. */
export const tinyDescription: Omit<ModelManifest, 'files'> = {
  schemaVersion: MANIFEST_SCHEMA_VERSION,
  modelVersion: modelVersionSchema.parse('tiny-1'),
  createdAt: '2026-01-01T00:00:00.000Z',
  preprocessing: { version: PREPROCESSING_VERSION, ...SIZE },
  embedding: { size: totalSize(SECTIONS), sections: SECTIONS },
  training: {
    sets: [{ name: 'none', classes: 1, images: 1, terms: 'none' }],
    seed: 1,
    steps: 0,
    gitCommit: 'none',
  },
  parity: { largestDifference: 0, images: 1 },
  errorRates: [],
  calibratedOn: [{ name: 'none', people: 1 }],
  cohort: { name: 'none', people: 1 },
  calibration: {
    cohortWeight: 3,
    sections: SECTIONS.map(({ name, size }) => ({
      name,
      cohortVariance: new Array<number>(size).fill(0.1 / size),
    })),
    fits: [{ references: 1, intercept: 4, weights: SECTIONS.map(() => ({ deviation: -1, spread: 0 })) }],
  },
  thresholds: [{ references: 1, random: listing(-1), skilled: listing(1) }],
};

/**
 * A real ONNX graph that needs no training: ink averaged over cells, then divided by its length. `normalized: false`
 * leaves the division out, which an embedder must refuse.
 */
export function tinyGraph({ normalized = true, output = GRAPH_OUTPUT } = {}): Uint8Array {
  const graph = new GraphBuilder();
  const channelsFirst = graph.node('Transpose', [GRAPH_INPUT], { perm: [0, 3, 1, 2] });
  const cells = graph.node('AveragePool', [channelsFirst], {
    kernel_shape: [CELL, CELL],
    strides: [CELL, CELL],
  });
  const flat = graph.node('Flatten', [cells], { axis: 1 });
  const length = graph.node('ReduceL2', [flat], { axes: [1], keepdims: 1 });
  const result = normalized ? graph.node('Div', [flat, length]) : flat;
  return graph.build(
    { name: GRAPH_INPUT, shape: [SIZE.height, SIZE.width, 1] },
    { name: output, shape: [NETWORK_SIZE] },
    result,
  );
}
