import { L2_EPSILON } from '../../../networks/layers/l2-normalization.ts';
import type { LayerConverter } from '../conversion.ts';

/** Rows scaled to length 1, in the steps of the layer, so that a zero row stays finite in the graph too. */
export const convertL2Normalization: LayerConverter = (layer, conversion) => {
  const { graph } = conversion;
  const rows = conversion.inputOf(layer);
  const squares = graph.node('Mul', [rows, rows]);
  const sums = graph.node('ReduceSum', [squares, graph.integers([-1])], { keepdims: 1 });
  const padded = graph.node('Add', [sums, graph.floats(Float32Array.of(L2_EPSILON), [1])]);
  return graph.node('Div', [rows, graph.node('Sqrt', [padded])]);
};
