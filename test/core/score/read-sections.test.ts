import { describe, expect, it } from 'vitest';
import type { Calibration } from '#core/score/calibration/calibration.ts';
import { gatherEvidence } from '#core/score/evidence.ts';
import { readSections } from '#core/score/read-sections.ts';
import { weighEvidence } from '#core/score/weigh-evidence.ts';

const SECTIONS = [
  { name: 'network' as const, size: 2 },
  { name: 'ink-tones' as const, size: 2 },
];
const weights = [
  { deviation: -1, spread: 0 },
  { deviation: -2, spread: 0.5, offset: 0.7 },
];
const calibration: Calibration = {
  cohortWeight: 3,
  sections: SECTIONS.map(({ name }) => ({ name, cohortVariance: [0.01, 0.01] })),
  fits: [{ references: 1, intercept: 2, weights }],
};
/** Network's section, then tones that can be relied on so far. */
const embedding = (network: number, tone: number, reliability: number) =>
  Float32Array.of(
    ...[Math.cos(network), Math.sin(network)],
    ...[reliability * Math.cos(tone), reliability * Math.sin(tone)],
  );

describe('readSections', () => {
  it('reads the reliability off the length of a section that says it so, and no other', () => {
    const { directions, reliabilities } = readSections(Float32Array.of(3, 4, 0.3, 0.4), SECTIONS);
    expect(reliabilities[0]).toBe(1);
    expect(reliabilities[1]).toBeCloseTo(0.5, 6);
    for (const [i, entry] of [3, 4, 0.6, 0.8].entries()) expect(directions[i]).toBeCloseTo(entry, 6);
  });
});

describe('evidence of a section that cannot always be relied on', () => {
  it('compares what is described, and is relied on as far as query and references can be', () => {
    const references = [embedding(0, 0.2, 0.5), embedding(0.1, 0.3, 1)];
    const [, tones] = gatherEvidence(embedding(0, 0.4, 0.4), references, calibration);
    const [, fully] = gatherEvidence(
      embedding(0, 0.4, 1),
      [embedding(0, 0.2, 1), embedding(0.1, 0.3, 1)],
      calibration,
    );
    expect(tones?.reliability).toBeCloseTo(0.4 * 0.75, 5);
    expect(tones?.deviation).toBeCloseTo(fully?.deviation ?? 0, 4);
  });

  it('says nothing where it cannot be relied on at all', () => {
    const reference = embedding(0, 0, 0.001);
    const near = weighEvidence(embedding(0.1, 0, 0.001), [reference], calibration);
    const far = weighEvidence(embedding(0.1, 1.5, 0.001), [reference], calibration);
    expect(far).toBeCloseTo(near, 3);
    const alone = {
      ...calibration,
      fits: [
        {
          references: 1,
          intercept: 2,
          weights: [weights[0], { deviation: 0, spread: 0 }].filter((one) => one !== undefined),
        },
      ],
    };
    expect(near).toBeCloseTo(weighEvidence(embedding(0.1, 0, 0.001), [reference], alone), 3);
  });
});
