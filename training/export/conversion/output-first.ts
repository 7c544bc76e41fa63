/** Kernel order of tfjs, [height, width, in, out], to that of ONNX, [out, in, height, width]. */
export function toOutputFirst(
  kernel: Float32Array,
  [height, width]: readonly [number, number],
  inputs: number,
  outputs: number,
): Float32Array {
  const cells = height * width;
  const turned = new Float32Array(kernel.length);
  for (let cell = 0; cell < cells; cell++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        turned[(output * inputs + input) * cells + cell] =
          kernel[(cell * inputs + input) * outputs + output] ?? 0;
      }
    }
  }
  return turned;
}
