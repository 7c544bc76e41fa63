/** Largest level of a symmetric int8 weight: -127..127, so that a weight and its opposite are as exact. */
const LARGEST_LEVEL = 127;

/** int8 levels of a kernel; `level * scale of its channel` is about the weight. */
export interface QuantizedKernel {
  readonly levels: Int8Array<ArrayBuffer>;
  /** One an output channel. */
  readonly scales: Float32Array<ArrayBuffer>;
}

/**
 * Rounds a kernel to symmetric int8 with one scale an output channel: `scale = max |weight| / 127` (Jacob et al. 2018
 * without a zero point; per channel as in Krishnamoorthi 2018). A weight is off by half a scale at most.
 *
 * @param outputAxis the axis of `dims` along which output channels lie
 */
export function quantizeChannels(
  weights: Float32Array,
  dims: readonly number[],
  outputAxis: number,
): QuantizedKernel {
  const channels = dims[outputAxis] ?? 1;
  const stride = dims.slice(outputAxis + 1).reduce((product, size) => product * size, 1);
  const channelOf = (i: number) => Math.floor(i / stride) % channels;
  const scales = new Float32Array(channels);
  for (const [i, weight] of weights.entries()) {
    const channel = channelOf(i);
    scales[channel] = Math.max(scales[channel] ?? 0, Math.abs(weight) / LARGEST_LEVEL);
  }
  // A channel of zeros still needs a scale that can be divided by.
  for (const [channel, scale] of scales.entries()) if (scale === 0) scales[channel] = 1;
  const levels = Int8Array.from(weights, (weight, i) => Math.round(weight / (scales[channelOf(i)] ?? 1)));
  return { levels, scales };
}
