import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';
import type { ActionPlan } from '#training/synthesis/kinematics/action-plan.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { applyPosture } from '#training/synthesis/writer/posture.ts';
import { genuineVariability, varyPlan } from '#training/synthesis/writer/variability.ts';

const plan = createWriter(1, 0).plan;
const STEADY = { ...genuineVariability(0), omission: 0 };

function targets({ components }: ActionPlan): number[] {
  return components.flatMap(({ start, strokes }) => [start, ...strokes].flatMap(({ x, y }) => [x, y]));
}

function deviation(times: number): number {
  const varied = targets(varyPlan(plan, { ...genuineVariability(times), omission: 0 }, new Random(4)));
  return Math.hypot(...targets(plan).map((value, at) => value - (varied[at] ?? 0)));
}

describe('varyPlan', () => {
  it('repeats the plan exactly when the hand does not vary', () => {
    const varied = targets(varyPlan(plan, STEADY, new Random(1)));
    targets(plan).forEach((value, at) => {
      expect(varied[at]).toBeCloseTo(value, 9);
    });
  });

  it('strays in proportion to the variability', () => {
    expect(deviation(0.02) / deviation(0.01)).toBeCloseTo(2, 1);
    expect(deviation(1)).toBeGreaterThan(deviation(0.1));
  });

  it('leaves out dots only', () => {
    const dotted: ActionPlan = {
      components: (['body', 'dot', 'body', 'dot'] as const).map((role, unit) => ({
        role,
        start: { x: unit, y: 0 },
        strokes: [{ x: unit, y: 1, arc: 0, unit }],
      })),
    };
    const varied = varyPlan(dotted, { ...STEADY, omission: 1 }, new Random(1));
    expect(varied.components.map(({ role }) => role)).toEqual(['body', 'body']);
  });
});

describe('applyPosture', () => {
  const upright = { size: 1, stretch: 1, slant: 0, rotation: 0, sag: 0 };

  it('shears, turns and sizes about the origin', () => {
    const square: ActionPlan = {
      components: [{ role: 'body', start: { x: 0, y: 0 }, strokes: [{ x: 0, y: 1, arc: 0, unit: 0 }] }],
    };
    const end = (posture: Partial<typeof upright>) =>
      applyPosture(square, { ...upright, ...posture }).components[0]?.strokes[0];
    expect(end({ slant: 0.5 })).toMatchObject({ x: 0.5, y: 1 });
    expect(end({ size: 2 })).toMatchObject({ x: 0, y: 2 });
    expect(end({ rotation: Math.PI / 2 })?.x).toBeCloseTo(-1, 9);
  });

  it('leaves an upright plan as it is', () => {
    expect(applyPosture(plan, upright)).toEqual(plan);
  });
});
