import type { tf } from '../../tensorflow/tfjs.ts';
import { UnsupportedLayerError } from '../errors.ts';
import { GraphBuilder, type ValueName, type WeightPrecision } from '../onnx/graph-builder.ts';

/** Turns one layer into nodes; images are NHWC in tfjs and NCHW in the graph. */
export type LayerConverter = (layer: tf.layers.Layer, conversion: Conversion) => ValueName;

/** The state of turning a network into a graph: which value of the graph stands for which tensor of the network. */
export class Conversion {
  readonly graph: GraphBuilder;
  readonly #network: tf.LayersModel;
  readonly #values = new Map<number, ValueName>();

  constructor(network: tf.LayersModel, precision: WeightPrecision) {
    this.graph = new GraphBuilder(precision);
    this.#network = network;
  }

  /** Values of a layer's inputs, which are converted already. */
  inputsOf(layer: tf.layers.Layer): ValueName[] {
    return symbolic(layer.input).map(({ id }) => {
      const value = this.#values.get(id);
      if (value === undefined)
        throw new UnsupportedLayerError(layer.name, layer.getClassName(), 'its input is not in the graph');
      return value;
    });
  }

  /** Value of the only input of a layer. */
  inputOf(layer: tf.layers.Layer): ValueName {
    const [value, ...others] = this.inputsOf(layer);
    if (value === undefined || others.length > 0) {
      throw new UnsupportedLayerError(layer.name, layer.getClassName(), 'it must have one input');
    }
    return value;
  }

  /** The layer that alone takes a layer's output in, or null when several do or the output is the network's. */
  onlyConsumer(layer: tf.layers.Layer): tf.layers.Layer | null {
    const [output] = symbolic(layer.output);
    const consumers = this.#network.layers.filter(
      (other) => other !== layer && symbolic(other.input).some(({ id }) => id === output?.id),
    );
    return consumers.length === 1 ? (consumers[0] ?? null) : null;
  }

  isConverted(layer: tf.layers.Layer): boolean {
    return symbolic(layer.output).every(({ id }) => this.#values.has(id));
  }

  setOutput(layer: tf.layers.Layer, value: ValueName): void {
    for (const { id } of symbolic(layer.output)) this.#values.set(id, value);
  }
}

function symbolic(tensors: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor[] {
  return Array.isArray(tensors) ? tensors : [tensors];
}
