/**
 * Cllr, the cost of log-likelihood ratios in bits (Brümmer & du Preez 2006, Computer Speech & Language 20): 0 is
 * perfect, 1 is what saying nothing costs (llr = 0). Genuine queries and forgeries weigh the same.
 *
 * Cllr = 1/2 (mean of log2(1 + e^-llr) over genuine + mean of log2(1 + e^llr) over forgeries)
 */
export function logLikelihoodRatioCost(genuine: readonly number[], forgery: readonly number[]): number {
  return (mean(genuine, (llr) => bits(-llr)) + mean(forgery, bits)) / 2;
}

/**
 * Minimum Cllr: what the same ranking would cost with the best calibration there is, fitted on these very scores by
 * pool adjacent violators (Brümmer & du Preez 2006). Its distance from Cllr is what calibration loses.
 */
export function minimumLogLikelihoodRatioCost(
  genuine: readonly number[],
  forgery: readonly number[],
): number {
  const blocks = poolAdjacentViolators(genuine, forgery);
  let cost = 0;
  for (const { genuineCount, forgeryCount } of blocks) {
    // Bayes at equal priors: the odds of a block are its likelihood ratio.
    const ratio = genuineCount / genuine.length / (forgeryCount / forgery.length);
    if (genuineCount > 0) cost += (genuineCount / genuine.length) * bits(-Math.log(ratio));
    if (forgeryCount > 0) cost += (forgeryCount / forgery.length) * bits(Math.log(ratio));
  }
  return cost / 2;
}

interface Block {
  genuineCount: number;
  forgeryCount: number;
}

/** Blocks of neighboring scores, ascending, whose shares of genuine queries never fall. */
function poolAdjacentViolators(genuine: readonly number[], forgery: readonly number[]): Block[] {
  const counts = new Map<number, Block>();
  const countAt = (score: number) => {
    const block = counts.get(score) ?? { genuineCount: 0, forgeryCount: 0 };
    counts.set(score, block);
    return block;
  };
  for (const score of genuine) countAt(score).genuineCount++;
  for (const score of forgery) countAt(score).forgeryCount++;

  const pooled: Block[] = [];
  for (const [, block] of [...counts].sort(([a], [b]) => a - b)) {
    let latest = block;
    for (let before = pooled.at(-1); before && violates(before, latest); before = pooled.at(-1)) {
      pooled.pop();
      latest = {
        genuineCount: before.genuineCount + latest.genuineCount,
        forgeryCount: before.forgeryCount + latest.forgeryCount,
      };
    }
    pooled.push(latest);
  }
  return pooled;
}

/** Whether the block before has at least the share of genuine queries that the later one has. */
function violates(before: Block, later: Block): boolean {
  return before.genuineCount * later.forgeryCount >= later.genuineCount * before.forgeryCount;
}

/** log2(1 + e^x), without overflow. */
function bits(x: number): number {
  const nats = x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  return nats / Math.LN2;
}

function mean(values: readonly number[], of: (value: number) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0) / values.length;
}
