const PERCENTILES = [50, 90, 99, 100];

/** How long requests took, by what they asked for, and those that failed. */
export class Latencies {
  readonly failures: string[] = [];
  readonly #milliseconds = new Map<string, number[]>();

  /** Requests that were answered. */
  get count(): number {
    return [...this.#milliseconds.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Waits for a request; one that fails is noted, and is no reason to stop. */
  async time<Answer>(kind: string, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    const start = performance.now();
    try {
      const answer = await ask();
      const known = this.#milliseconds.get(kind) ?? [];
      known.push(performance.now() - start);
      this.#milliseconds.set(kind, known);
      return answer;
    } catch (error) {
      this.failures.push(`${kind}: ${String(error)}`);
      return undefined;
    }
  }

  /** Count and percentiles in milliseconds, by what was asked for. */
  figures(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#milliseconds].map(([kind, all]) => [kind, percentilesOf(all)]));
  }
}

function percentilesOf(all: readonly number[]): Record<string, number> {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (percentile: number) => sorted[Math.ceil((percentile / 100) * sorted.length) - 1] ?? 0;
  const named = PERCENTILES.map((percentile) => [`p${percentile}`, Math.round(at(percentile))] as const);
  return { count: all.length, ...Object.fromEntries(named) };
}
