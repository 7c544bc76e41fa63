import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAR_TARGETS } from '#core/score/calibration/thresholds.ts';
import { judgementSchema } from '#lambdas/api/schemas/verifications/judgement.ts';
import { judgeQuery } from '#lambdas/use-cases/verifications/judge-query.ts';
import { tinyDescription } from '#test/support/tiny-artefact.ts';

const manifest = { ...tinyDescription, files: {} };
const angle = fc.double({ min: -3, max: 3, noNaN: true });
const vectorAt = (radians: number) => Float32Array.from([Math.cos(radians), Math.sin(radians)]);
const policy = fc.record({
  skilledFar: fc.constantFrom(...FAR_TARGETS),
  randomFar: fc.constantFrom(...FAR_TARGETS),
});
const input = fc
  .record({ query: angle, references: fc.array(angle, { minLength: 1, maxLength: 10 }), policy })
  .map(({ query, references, policy: by }) => ({
    query: vectorAt(query),
    references: references.map(vectorAt),
    manifest,
    policy: by,
  }));

describe('judgeQuery', () => {
  it('never accepts a copy, and gives it nothing that could pass for one', () => {
    fc.assert(
      fc.property(input, (compared) => {
        const { judgement } = judgeQuery(compared, true);
        expect(judgement).toMatchObject({ decision: 'reject', reason: 'copy-of-reference', score: 0 });
        expect(judgement.likelihoodRatio).toBeUndefined();
      }),
      { seed: 61 },
    );
  });

  it('decides about everything else by the evidence, and says by what', () => {
    fc.assert(
      fc.property(input, (compared) => {
        const { judgement, scores } = judgeQuery(compared, false);
        expect(judgementSchema.parse(judgement)).toEqual(judgement);
        expect(judgement).toMatchObject({
          reason: 'evidence',
          policy: compared.policy,
          modelVersion: 'tiny-1',
        });
        expect(scores).toHaveLength(compared.references.length);
        if (judgement.decision === 'accept') {
          expect(judgement.score).toBeGreaterThanOrEqual(judgement.thresholds.accept);
        }
      }),
      { seed: 62 },
    );
  });
});
