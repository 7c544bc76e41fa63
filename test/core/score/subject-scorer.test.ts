import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { scoreOf } from '#core/score/evidence.ts';
import { subjectScorer } from '#core/score/subject-scorer.ts';
import { verifySignature } from '#core/score/verify-signature.ts';
import { tinyDescription } from '#test/support/tiny-artefact.ts';

/** A unit vector at an angle from the first axis. */
const at = (angle: number) => Float32Array.from([Math.cos(angle), Math.sin(angle)]);
const references = [at(0), at(0.2), at(-0.2)];

describe('subjectScorer', () => {
  const score = subjectScorer(references, tinyDescription);

  it('gives, unrounded, what callers are answered', () => {
    for (const angle of [0, 0.3, 0.9, 2]) {
      const { llr, alone } = score(at(angle));
      const answer = verifySignature({
        query: at(angle),
        references,
        manifest: tinyDescription,
        policy: DEFAULT_POLICY,
      });
      expect(answer.score).toBe(scoreOf(llr));
      expect(answer.references).toEqual(alone.map(scoreOf));
    }
  });

  it('falls as a query moves away from the references', () => {
    const llrs = [0, 0.3, 0.9, 2].map((angle) => score(at(angle)).llr);
    expect(llrs).toEqual(llrs.toSorted((a, b) => b - a));
    expect(new Set(llrs).size).toBe(4);
  });
});
