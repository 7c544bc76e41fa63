import type { DarknessMap } from './darkness.ts';

/** Which pixels are ink: 1 is ink, 0 is paper. Row-major. */
export interface InkMask {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

const BINS = 256;
/** Darkness under which nothing is called ink, whatever the histogram says. */
const FAINTEST_INK = 0.1;
/** How far above the paper's own grain ink must be, in median absolute deviations. */
const GRAIN_MULTIPLE = 8;
/** Ink reaches below Otsu's threshold, which runs through the middle of soft stroke edges. */
const EDGE_SHARE = 0.7;

/**
 * Separates ink from paper by Otsu's threshold (Otsu 1979, IEEE Trans. SMC 9(1)) on darkness, lowered to take in
 * soft stroke edges, and never below the paper's grain.
 */
export function separateInk(darkness: DarknessMap): InkMask {
  const histogram = histogramOf(darkness.values);
  const threshold = Math.max(
    FAINTEST_INK,
    GRAIN_MULTIPLE * grainOf(histogram, darkness.values.length),
    EDGE_SHARE * otsuThreshold(histogram, darkness.values.length),
  );
  const ink = new Uint8Array(darkness.values.length);
  for (let i = 0; i < ink.length; i++) ink[i] = (darkness.values[i] ?? 0) > threshold ? 1 : 0;
  return { width: darkness.width, height: darkness.height, ink };
}

function histogramOf(values: Float32Array): Uint32Array {
  const histogram = new Uint32Array(BINS);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(BINS - 1, Math.floor((values[i] ?? 0) * BINS));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  return histogram;
}

/** Median darkness of the picture, which is mostly paper: the median absolute deviation of paper from 0. */
function grainOf(histogram: Uint32Array, count: number): number {
  let below = 0;
  const bin = histogram.findIndex((n) => {
    below += n;
    return 2 * below >= count;
  });
  return bin / BINS;
}

function otsuThreshold(histogram: Uint32Array, count: number): number {
  let total = 0;
  histogram.forEach((n, bin) => {
    total += n * bin;
  });
  let best = 0;
  let bestBin = 0;
  let below = 0;
  let sumBelow = 0;
  histogram.forEach((n, bin) => {
    below += n;
    sumBelow += n * bin;
    const above = count - below;
    if (below === 0 || above === 0) return;
    const gap = sumBelow / below - (total - sumBelow) / above;
    const betweenClassVariance = below * above * gap * gap;
    if (betweenClassVariance > best) {
      best = betweenClassVariance;
      bestBin = bin;
    }
  });
  return (bestBin + 1) / BINS;
}
