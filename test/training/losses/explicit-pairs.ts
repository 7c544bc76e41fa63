import type { Explicit } from './loss-case.ts';

/** An anchor with its mined positives and negatives, none twice. */
export interface ExplicitAnchor {
  readonly anchor: number;
  readonly positives: readonly number[];
  readonly negatives: readonly number[];
}

export function anchorsOf({ triplets }: Explicit): ExplicitAnchor[] {
  const anchors = [...new Set(triplets.map(([anchor]) => anchor))];
  return anchors.map((anchor) => {
    const own = triplets.filter(([a]) => a === anchor);
    return {
      anchor,
      positives: [...new Set(own.map(([, positive]) => positive))],
      negatives: [...new Set(own.map(([, , negative]) => negative))],
    };
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
