import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  strokeBetween,
  strokeDisplacement,
  strokeProgress,
  strokeSpeed,
} from '#training/synthesis/kinematics/lognormal-stroke.ts';

const place = fc.record({
  x: fc.double({ min: -5, max: 5, noNaN: true }),
  y: fc.double({ min: -5, max: 5, noNaN: true }),
});
const timing = fc.record({
  begin: fc.double({ min: 0, max: 10, noNaN: true }),
  duration: fc.double({ min: 0.05, max: 1, noNaN: true }),
  sigma: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
});
const arc = fc.double({ min: -3, max: 3, noNaN: true });

describe('a lognormal stroke', () => {
  it('has a speed that integrates to its length', () => {
    fc.assert(
      fc.property(place, place, arc, timing, (from, to, turn, when) => {
        const stroke = strokeBetween(from, to, turn, when);
        const end = when.begin + 2.5 * when.duration;
        const steps = 20_000;
        const step = (end - stroke.onset) / steps;
        let travelled = 0;
        for (let at = 0; at < steps; at++)
          travelled += strokeSpeed(stroke, stroke.onset + (at + 0.5) * step) * step;
        expect(Math.abs(travelled - stroke.length)).toBeLessThanOrEqual(1e-3 * stroke.length + 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('ends at its target and starts at its beginning', () => {
    fc.assert(
      fc.property(place, place, arc, timing, (from, to, turn, when) => {
        const stroke = strokeBetween(from, to, turn, when);
        const moved = strokeDisplacement(stroke, 1);
        expect(from.x + moved.x).toBeCloseTo(to.x, 6);
        expect(from.y + moved.y).toBeCloseTo(to.y, 6);
        expect(Math.hypot(...Object.values(strokeDisplacement(stroke, 0)))).toBeCloseTo(0, 9);
      }),
    );
  });

  it('makes progress only forward, nearly all of it between begin and begin + duration', () => {
    fc.assert(
      fc.property(place, place, arc, timing, (from, to, turn, when) => {
        const stroke = strokeBetween(from, to, turn, when);
        const times = Array.from({ length: 50 }, (_, at) => when.begin - 0.1 + (at / 25) * when.duration);
        const progress = times.map((time) => strokeProgress(stroke, time));
        for (let at = 1; at < progress.length; at++) {
          expect(progress[at]).toBeGreaterThanOrEqual((progress[at - 1] ?? 0) - 1e-9);
        }
        expect(strokeProgress(stroke, when.begin)).toBeLessThan(0.0015);
        expect(strokeProgress(stroke, when.begin + when.duration)).toBeGreaterThan(0.9985);
      }),
    );
  });

  it('is as long as its arc: a half circle over a chord of 2 has length pi', () => {
    const stroke = strokeBetween({ x: 0, y: 0 }, { x: 2, y: 0 }, Math.PI, {
      begin: 0,
      duration: 1,
      sigma: 0.2,
    });
    expect(stroke.length).toBeCloseTo(Math.PI, 9);
    // Counterclockwise from left to right dips below the chord.
    expect(strokeDisplacement(stroke, 0.5).y).toBeCloseTo(-1, 9);
  });
});
