import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';
import type { Component } from '#training/synthesis/kinematics/action-plan.ts';
import { executeComponent, type Rhythm } from '#training/synthesis/kinematics/trajectory.ts';

const CORNER: Component = {
  role: 'body',
  start: { x: 0, y: 0 },
  strokes: [
    { x: 1, y: 2, arc: 0, unit: 0 },
    { x: 2, y: 0, arc: 0, unit: 0 },
  ],
};
const RHYTHM: Rhythm = { duration: 0.25, spacing: 0.5, sigma: 0.2, unevenness: 0 };

function highest(rhythm: Rhythm): number {
  return Math.max(...executeComponent(CORNER, rhythm, new Random(1)).y);
}

describe('a trajectory', () => {
  it('begins at the start and ends at the last target', () => {
    const { x, y } = executeComponent(CORNER, RHYTHM, new Random(1));
    expect(Math.hypot(x[0] ?? 1, y[0] ?? 1)).toBeLessThan(0.01);
    expect(x.at(-1)).toBeCloseTo(2, 2);
    expect(y.at(-1)).toBeCloseTo(0, 2);
  });

  it('cuts the corner the more, the more its strokes overlap', () => {
    expect(highest({ ...RHYTHM, spacing: 1 })).toBeCloseTo(2, 2);
    expect(highest({ ...RHYTHM, spacing: 0.5 })).toBeLessThan(1.99);
    expect(highest({ ...RHYTHM, spacing: 0.3 })).toBeLessThan(highest({ ...RHYTHM, spacing: 0.5 }));
  });

  it('slows down at a corner where strokes hardly overlap', () => {
    const { y, speed } = executeComponent(CORNER, { ...RHYTHM, spacing: 1 }, new Random(1));
    const top = y.indexOf(Math.max(...y));
    expect(speed[top]).toBeLessThan(0.1 * Math.max(...speed));
  });
});
