import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelVersionSchema } from '#core/ids.ts';
import { type GateRule, gateLimitsSchema, judgeCandidate } from '#core/retraining/gate.ts';
import type { MeasuredModel, MeasuredRate } from '#core/retraining/measured-model.ts';

const LIMITS = gateLimitsSchema.parse({});

function rate(own: Partial<MeasuredRate> = {}): MeasuredRate {
  return {
    benchmark: 'bench',
    references: 5,
    forgery: 'skilled',
    people: 40,
    comparisons: 1000,
    eer: 0.1,
    eerInterval: [0.08, 0.12],
    atTargets: [{ target: 0.01, far: 0.01, frr: 0.3, frrInterval: [0.25, 0.35] }],
    ...own,
  };
}

function model(own: Partial<MeasuredModel> = {}): MeasuredModel {
  return {
    modelVersion: modelVersionSchema.parse('v1'),
    graphBytes: 2_000_000,
    relativeLatency: 1,
    rates: [rate()],
    ...own,
  };
}

const rulesOf = (candidate: MeasuredModel, active = model()) =>
  judgeCandidate(candidate, active, LIMITS).refusals.map(({ rule }) => rule);

describe('judgeCandidate', () => {
  it('lets a model through that measures like the active one', () => {
    expect(judgeCandidate(model(), model(), LIMITS)).toEqual({ passed: true, refusals: [] });
  });

  it('lets a model through that is a little worse, within the interval of the active one', () => {
    expect(rulesOf(model({ rates: [rate({ eer: 0.119 })] }))).toEqual([]);
  });

  const cases: readonly (readonly [string, Partial<MeasuredModel>, readonly GateRule[]])[] = [
    ['a higher EER', { rates: [rate({ eer: 0.13 })] }, ['eer']],
    [
      'more false rejections at a target',
      { rates: [rate({ atTargets: [{ target: 0.01, far: 0.01, frr: 0.4, frrInterval: [0.3, 0.5] }] })] },
      ['frr'],
    ],
    ['no rejections measured at a target', { rates: [rate({ atTargets: [] })] }, ['frr']],
    [
      'more false acceptances than its threshold promises',
      { rates: [rate({ atTargets: [{ target: 0.01, far: 0.05, frr: 0.3, frrInterval: [0.2, 0.4] }] })] },
      ['far'],
    ],
    ['a benchmark left out', { rates: [rate({ benchmark: 'another' })] }, ['measured']],
    ['other comparisons', { rates: [rate({ comparisons: 999 })] }, ['measured']],
    ['a larger graph', { graphBytes: 6_000_000 }, ['size']],
    ['slow embeddings', { relativeLatency: 3 }, ['latency']],
  ];

  it.each(cases)('refuses %s', (_, own, rules) => {
    expect(rulesOf(model(own))).toEqual(rules);
  });

  it('refuses a model that gains overall and fails one medium', () => {
    const photo = (eer: number) => rate({ group: 'phone photo', eer });
    const active = model({ rates: [rate(), photo(0.1)] });

    expect(rulesOf(model({ rates: [rate({ eer: 0.05 }), photo(0.2)] }), active)).toEqual(['group']);
    expect(rulesOf(model({ rates: [rate({ eer: 0.05 }), photo(0.14)] }), active)).toEqual([]);
  });

  it('calls it no collapse where the group is so small that chance explains it', () => {
    const few = (eer: number) => rate({ group: 'photo', people: 3, eer, eerInterval: [0, 0.3] });

    expect(rulesOf(model({ rates: [few(0.25)] }), model({ rates: [few(0.1)] }))).toEqual([]);
    expect(rulesOf(model({ rates: [few(0.31)] }), model({ rates: [few(0.1)] }))).toEqual(['group']);
  });

  it('lets through what lies on a limit, and nothing beyond', () => {
    const at = {
      eer: 0.12,
      atTargets: [{ target: 0.01 as const, far: 0.01, frr: 0.35, frrInterval: [0, 1] as [number, number] }],
    };
    expect(rulesOf(model({ rates: [rate(at)] }))).toEqual([]);
    expect(
      rulesOf(model({ graphBytes: LIMITS.graphBytes, relativeLatency: LIMITS.relativeLatency })),
    ).toEqual([]);
    expect(rulesOf(model({ graphBytes: LIMITS.graphBytes + 1 }))).toEqual(['size']);
  });

  it('allows for what so few comparisons can blur, and judges no part of a benchmark by that', () => {
    const far = 0.01 * LIMITS.farExcess + 3 / 1000;
    const passing = (share: number, own: Partial<MeasuredRate> = {}) =>
      rate({ ...own, atTargets: [{ target: 0.01, far: share, frr: 0.3, frrInterval: [0.2, 0.4] }] });
    expect(rulesOf(model({ rates: [passing(far)] }))).toEqual([]);
    expect(rulesOf(model({ rates: [passing(far + 1e-6)] }))).toEqual(['far']);
    expect(rulesOf(model({ rates: [rate(), passing(0.9, { group: 'photo' })] }))).toEqual([]);
  });

  it('compares what was measured of as many references and the same kind of forgery', () => {
    const better = rate({ eer: 0.01 });
    const active = model({ rates: [rate({ eer: 0.1 })] });
    const others = [rate({ references: 1, eer: 0.5 }), rate({ forgery: 'random', eer: 0.5 })];
    expect(rulesOf(model({ rates: [...others, better] }), active)).toEqual([]);
    expect(rulesOf(model({ rates: others }), active)).toEqual(['measured']);
  });

  it('compares rejections at the same target', () => {
    const lists = (frr: number) => [
      { target: 0.1 as const, far: 0.1, frr: 0.9, frrInterval: [0, 1] as [number, number] },
      { target: 0.01 as const, far: 0.01, frr, frrInterval: [0.2, 0.35] as [number, number] },
    ];
    const active = model({ rates: [rate({ atTargets: lists(0.3) })] });
    expect(rulesOf(model({ rates: [rate({ atTargets: lists(0.3) })] }), active)).toEqual([]);
    expect(rulesOf(model({ rates: [rate({ atTargets: lists(0.36) })] }), active)).toEqual(['frr']);
  });

  it('says what is wrong in numbers, for everything that it refuses', () => {
    const photo = (eer: number) => rate({ group: 'phone photo', references: 1, eer });
    const active = model({ rates: [rate(), photo(0.1), rate({ benchmark: 'gone' })] });
    const worse = rate({ atTargets: [{ target: 0.01, far: 0.05, frr: 0.4, frrInterval: [0.2, 0.4] }] });
    const candidate = model({ rates: [worse, photo(0.2)], graphBytes: 6_000_000, relativeLatency: 3 });
    expect(judgeCandidate(candidate, active, LIMITS)).toEqual({
      passed: false,
      refusals: [
        {
          rule: 'frr',
          reason:
            "bench, 5 references, skilled forgeries: FRR 40.0 % at FAR 1.0 % is above the active model's interval, which ends at 35.0 %.",
        },
        {
          rule: 'group',
          reason: 'bench (phone photo), 1 reference, skilled forgeries: EER 20.0 % after 10.0 %.',
        },
        {
          rule: 'measured',
          reason:
            'gone, 5 references, skilled forgeries: the candidate was not measured in the same comparisons.',
        },
        {
          rule: 'far',
          reason: 'bench, 5 references, skilled forgeries: FAR 5.0 % where 1.0 % was promised.',
        },
        { rule: 'size', reason: `The graph has 6000000 bytes; at most ${LIMITS.graphBytes}.` },
        {
          rule: 'latency',
          reason: `An embedding takes 3.00 times as long as the active model's; at most ${LIMITS.relativeLatency}.`,
        },
      ],
    });
  });

  it('says where and by how much', () => {
    const { refusals } = judgeCandidate(model({ rates: [rate({ eer: 0.13 })] }), model(), LIMITS);

    expect(refusals[0]?.reason).toBe(
      "bench, 5 references, skilled forgeries: EER 13.0 % is above the active model's interval, which ends at 12.0 %.",
    );
  });

  it('never refuses what is better in everything', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const better = rate({
          eer: 0.1 * share,
          atTargets: [{ target: 0.01, far: 0.01 * share, frr: 0.3 * share, frrInterval: [0, 1] }],
        });

        expect(rulesOf(model({ rates: [better] }))).toEqual([]);
      }),
    );
  });
});
