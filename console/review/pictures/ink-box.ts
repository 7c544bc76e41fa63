/** A rectangle of pixels: left upper corner and size. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const LEVELS = 256;
/** Rows and columns with less ink than this, in pixels and as a share of the most inked one's, are taken for dust. */
const DUST_PIXELS = 2;
const DUST_SHARE = 0.02;

/**
 * The level of gray that parts ink from paper: Otsu's threshold (Otsu 1979, IEEE Trans. SMC 9(1)). Pixels up to it are
 * ink.
 */
export function inkLevel(gray: Uint8Array): number {
  const histogram = new Float64Array(LEVELS);
  for (const level of gray) histogram[level] = (histogram[level] ?? 0) + 1;
  const total = gray.length;
  const mean = histogram.reduce((sum, count, level) => sum + level * count, 0);
  let [below, meanBelow, best, bestVariance] = [0, 0, 0, -1];
  for (const [level, count] of histogram.entries()) {
    below += count;
    meanBelow += level * count;
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const variance = below * above * (meanBelow / below - (mean - meanBelow) / above) ** 2;
    if (variance > bestVariance) [best, bestVariance] = [level, variance];
  }
  return best;
}

/** Where the ink of a gray picture is, dust aside; the whole picture where there is none. */
export function inkBox(gray: Uint8Array, width: number, height: number): Box {
  const level = inkLevel(gray);
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  for (const [i, value] of gray.entries()) {
    if (value > level) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    columns[x] = (columns[x] ?? 0) + 1;
    rows[y] = (rows[y] ?? 0) + 1;
  }
  const across = extent(columns);
  const down = extent(rows);
  if (across === undefined || down === undefined) return { left: 0, top: 0, width, height };
  return {
    left: across[0],
    top: down[0],
    width: across[1] - across[0] + 1,
    height: down[1] - down[0] + 1,
  };
}

function extent(counts: Float64Array): readonly [number, number] | undefined {
  const enough = Math.max(DUST_PIXELS, DUST_SHARE * Math.max(...counts));
  const first = counts.findIndex((count) => count >= enough);
  return first < 0 ? undefined : [first, counts.findLastIndex((count) => count >= enough)];
}
