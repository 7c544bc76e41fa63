import type { ModelManifest } from '#core/model/manifest.ts';
import { forReferences } from '#core/score/calibration/by-references.ts';
import type { Random } from '../../random/random.ts';
import type { AcquiredSet } from '../acquisition/acquire-people.ts';
import type { DecisionShares, EvaluatedSet, EvaluationResult, Identification } from '../evaluation.ts';
import { decisionShares } from './decision-shares.ts';
import { describeSet } from './describe-set.ts';
import type { FixedThresholds } from './fixed-thresholds.ts';
import { type HardQuery, hardestQueries } from './hardest-queries.ts';
import { identify } from './identify.ts';
import { measureRates } from './measure-rates.ts';
import { scoreSet } from './score-set.ts';
import type { MakeSystem } from './verification-system.ts';

/** A system to measure, and its thresholds fixed beforehand by number of references. */
export interface MeasuredSystem {
  readonly make: MakeSystem;
  readonly thresholds: ReadonlyMap<number, FixedThresholds>;
}

export interface SetOptions {
  readonly manifest: Pick<ModelManifest, 'thresholds'>;
  readonly systems: readonly MeasuredSystem[];
  readonly referenceCounts: readonly number[];
  /** People apart from the set, whom systems may learn from. */
  readonly development: AcquiredSet['people'];
  readonly random: Random;
}

/** What was found on one set. */
export interface SetFindings {
  readonly set: EvaluatedSet;
  readonly results: readonly EvaluationResult[];
  readonly identification: readonly Identification[];
  readonly decisions: readonly DecisionShares[];
  /** Of the model with the most usual number of references. */
  readonly hardest: readonly HardQuery[];
}

/** Numbers of references for which the hardest queries are kept: the first of these that was measured. */
const USUAL_REFERENCES = [5, 3, 10, 1];

/** Measures every system on one set of people. */
export function evaluateSet(set: AcquiredSet, options: SetOptions): SetFindings {
  const { manifest, referenceCounts, random } = options;
  const data = set.name;
  const results: EvaluationResult[] = [];
  const identification: Identification[] = [];
  const decisions: DecisionShares[] = [];
  const hardest = new Map<number, HardQuery[]>();
  for (const { make, thresholds } of options.systems) {
    const system = make(set.people, options.development);
    for (const references of referenceCounts) {
      const scored = scoreSet(system, set.people, references, random);
      for (const forgery of ['random', 'skilled'] as const) {
        const rates = measureRates(scored, forgery, {
          fixed: thresholds.get(references) ?? null,
          calibrated: system.calibrated,
          random: random.fork(`bootstrap ${references}`),
        });
        if (rates !== null) results.push({ system: system.name, data, references, forgery, ...rates });
      }
      const found = identify(system, set.people, references, random.fork(`identify ${references}`));
      if (found !== null) identification.push({ system: system.name, data, references, ...found });
      if (system.name !== 'model') continue;
      hardest.set(references, hardestQueries(scored));
      for (const shares of decisionShares(scored, forReferences(manifest.thresholds, references))) {
        decisions.push({ data, references, ...shares });
      }
    }
  }
  const usual = [...USUAL_REFERENCES, ...referenceCounts].find((count) => hardest.get(count)?.length);
  return {
    set: describeSet(set, referenceCounts),
    results,
    identification,
    decisions,
    hardest: usual === undefined ? [] : (hardest.get(usual) ?? []),
  };
}
