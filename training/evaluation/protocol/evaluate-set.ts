import type { ModelManifest } from '#core/model/manifest.ts';
import type { Random } from '../../random/random.ts';
import type { AcquiredSet } from '../acquisition/acquire-people.ts';
import type { DecisionShares, EvaluatedSet, EvaluationResult, Identification } from '../evaluation.ts';
import { decisionShares } from './decision-shares.ts';
import { describeSet } from './describe-set.ts';
import { modelThresholds, validationThresholds } from './fixed-thresholds.ts';
import { type HardQuery, hardestQueries } from './hardest-queries.ts';
import { identify } from './identify.ts';
import { type FixedThresholds, measureRates } from './measure-rates.ts';
import { scoreSet } from './score-set.ts';
import type { VerificationSystem } from './verification-system.ts';

/** Makes a system for the people that it will be measured on and others that it may learn from. */
export type MakeSystem = (
  people: AcquiredSet['people'],
  development: AcquiredSet['people'],
) => VerificationSystem;

export interface SetOptions {
  readonly manifest: Pick<ModelManifest, 'thresholds'>;
  readonly systems: readonly MakeSystem[];
  readonly referenceCounts: readonly number[];
  /** Other people to fix thresholds on; without any, the model's own thresholds are carried over. */
  readonly validation: readonly AcquiredSet[];
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
  const development = options.validation.flatMap(({ people }) => people);
  for (const makeSystem of options.systems) {
    const system = makeSystem(set.people, development);
    for (const references of referenceCounts) {
      const scored = scoreSet(system, set.people, references, random);
      const fixed = fixedThresholds(makeSystem, references, options);
      for (const forgery of ['random', 'skilled'] as const) {
        const rates = measureRates(scored, forgery, {
          fixed: fixed?.from === 'model' && !system.calibrated ? null : fixed,
          calibrated: system.calibrated,
          random: random.fork(`bootstrap ${references}`),
        });
        if (rates !== null) results.push({ system: system.name, data, references, forgery, ...rates });
      }
      const found = identify(system, set.people, references, random.fork(`identify ${references}`));
      if (found !== null) identification.push({ system: system.name, data, references, ...found });
      if (system.name !== 'model') continue;
      hardest.set(references, hardestQueries(scored));
      for (const shares of decisionShares(scored, manifest.thresholds)) {
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

/** Thresholds of a system that the measured people had no part in. */
function fixedThresholds(
  makeSystem: MakeSystem,
  references: number,
  { manifest, validation, random }: SetOptions,
): FixedThresholds | null {
  if (validation.length === 0) return modelThresholds(manifest.thresholds);
  const scored = validation.flatMap(({ name, people }) =>
    scoreSet(makeSystem(people, []), people, references, random.fork(`validation ${name}`)),
  );
  return validationThresholds(scored);
}
