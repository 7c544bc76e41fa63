import type { ScoredQuery } from './score-set.ts';

/** A query that fared worst, with what it was compared with. */
export type HardQuery = Pick<ScoredQuery, 'kind' | 'person' | 'image' | 'references' | 'score'>;

/** Queries of each kind that are kept of a set. */
const KEPT = 6;

/** The genuine queries that scored lowest and the skilled forgeries that scored highest, each picture once. */
export function hardestQueries(scored: readonly ScoredQuery[]): HardQuery[] {
  const worst = (kind: 'genuine' | 'skilled', sign: number) => {
    const pictures = new Map<string, HardQuery>();
    const ordered = scored.filter((query) => query.kind === kind).sort((a, b) => sign * (a.score - b.score));
    for (const query of ordered) if (!pictures.has(query.image)) pictures.set(query.image, query);
    return [...pictures.values()].slice(0, KEPT);
  };
  return [...worst('genuine', 1), ...worst('skilled', -1)];
}
