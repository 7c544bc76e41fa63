import { ATTRIBUTE_INT, ATTRIBUTE_INTS, encodeModel, FLOAT, INT8, INT64 } from './onnx-schema.ts';
import { quantizeChannels } from './quantize-channels.ts';

/** Operator set and file format version that graphs are written in; every operator here is older. */
const OPSET = 17;
const IR_VERSION = 8;

/** Name of a value inside a graph. */
export type ValueName = string;

/** What the kernels of a graph are stored in; everything is computed in float32. */
export type WeightPrecision = 'float32' | 'int8';

/** Attributes of a node: integers and lists of them. */
export type Attributes = Readonly<Record<string, number | readonly number[]>>;

/** Shape of a graph's input or output; the batch dimension is always left open. */
type Shape = readonly number[];

/** Collects the nodes and constants of an ONNX graph with one input and one output. */
export class GraphBuilder {
  readonly #nodes: Record<string, unknown>[] = [];
  readonly #initializers: Record<string, unknown>[] = [];
  readonly #precision: WeightPrecision;

  constructor(precision: WeightPrecision = 'float32') {
    this.#precision = precision;
  }

  /** Adds a node with one output and returns the output's name. */
  node(operator: string, inputs: readonly ValueName[], attributes: Attributes = {}): ValueName {
    const output = `${operator.toLowerCase()}_${this.#nodes.length}`;
    this.#nodes.push({
      name: output,
      opType: operator,
      input: inputs,
      output: [output],
      attribute: Object.entries(attributes).map(([name, value]) =>
        typeof value === 'number'
          ? { name, type: ATTRIBUTE_INT, i: value }
          : { name, type: ATTRIBUTE_INTS, ints: value },
      ),
    });
    return output;
  }

  /** Adds a float32 constant and returns its name. */
  floats(values: Float32Array, dims: readonly number[]): ValueName {
    return this.#constant(FLOAT, dims, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /**
   * Adds a kernel in the graph's precision and returns the name of its float32 values.
   *
   * @param outputAxis axis of the output channels, each of which has a scale of its own in int8
   */
  weights(values: Float32Array, dims: readonly number[], outputAxis: number): ValueName {
    if (this.#precision === 'float32') return this.floats(values, dims);
    const { levels, scales } = quantizeChannels(values, dims, outputAxis);
    const stored = this.#constant(INT8, dims, new Uint8Array(levels.buffer));
    const scale = this.floats(
      scales,
      dims.map((size, axis) => (axis === outputAxis ? size : 1)),
    );
    // Not DequantizeLinear: onnxruntime computes that anew for every signature, and this once, as it loads.
    return this.node('Mul', [this.node('Cast', [stored], { to: FLOAT }), scale]);
  }

  /** Adds a vector of int64 and returns its name. */
  integers(values: readonly number[]): ValueName {
    const wide = BigInt64Array.from(values, BigInt);
    return this.#constant(INT64, [values.length], new Uint8Array(wide.buffer));
  }

  /**
   * Bytes of the model.
   *
   * @param result value that becomes the graph's output
   */
  build(
    input: { readonly name: ValueName; readonly shape: Shape },
    output: { readonly name: ValueName; readonly shape: Shape },
    result: ValueName,
  ): Uint8Array {
    const nodes = [
      ...this.#nodes,
      { name: output.name, opType: 'Identity', input: [result], output: [output.name] },
    ];
    return encodeModel({
      irVersion: IR_VERSION,
      producerName: 'countersign',
      opsetImport: [{ domain: '', version: OPSET }],
      graph: {
        name: 'signature-embedding',
        node: nodes,
        initializer: this.#initializers,
        input: [valueInfo(input)],
        output: [valueInfo(output)],
      },
    });
  }

  #constant(dataType: number, dims: readonly number[], rawData: Uint8Array): ValueName {
    const name = `constant_${this.#initializers.length}`;
    this.#initializers.push({ name, dataType, dims, rawData });
    return name;
  }
}

function valueInfo({ name, shape }: { readonly name: ValueName; readonly shape: Shape }) {
  const dim = [{ dimParam: 'batch' }, ...shape.map((dimValue) => ({ dimValue }))];
  return { name, type: { tensorType: { elemType: FLOAT, shape: { dim } } } };
}
