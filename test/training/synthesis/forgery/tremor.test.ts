import { describe, expect, it } from 'vitest';
import { Random } from '#training/random/random.ts';
import { breakStrokes } from '#training/synthesis/forgery/broken-strokes.ts';
import { evenPace, tremble } from '#training/synthesis/forgery/tremor.ts';
import type { Trajectory } from '#training/synthesis/kinematics/trajectory.ts';

const LINE: Trajectory = {
  x: Float64Array.from({ length: 2001 }, (_, at) => at / 100),
  y: new Float64Array(2001),
  speed: Float64Array.from({ length: 2001 }, (_, at) => 1 + Math.sin(at / 50)),
  step: 0.01,
};

describe('tremor', () => {
  it('strays by its amplitude and changes direction once a wavelength or so', () => {
    const { y } = tremble(LINE, { amplitude: 0.05, wavelength: 0.5 }, new Random(2));
    const deviation = Math.sqrt(y.reduce((sum, value) => sum + value * value, 0) / y.length);
    expect(deviation).toBeGreaterThan(0.025);
    expect(deviation).toBeLessThan(0.075);
    let crossings = 0;
    for (let at = 1; at < y.length; at++) if ((y[at - 1] ?? 0) * (y[at] ?? 0) < 0) crossings++;
    expect(crossings).toBeGreaterThan(20 / 0.5 / 4);
    expect(crossings).toBeLessThan((20 / 0.5) * 4);
  });

  it('evens the pace out without changing its mean', () => {
    const { speed } = evenPace(LINE, 0.9);
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(speed)).toBeCloseTo(mean(LINE.speed), 9);
    expect(Math.max(...speed) - Math.min(...speed)).toBeCloseTo(
      0.1 * (Math.max(...LINE.speed) - Math.min(...LINE.speed)),
      9,
    );
  });
});

describe('broken strokes', () => {
  it('keep every stroke in order and never leave a run of fewer than two', () => {
    const strokes = Array.from({ length: 12 }, (_, at) => ({ x: at, y: 0, arc: 0, unit: 0 }));
    const broken = breakStrokes({ role: 'body', start: { x: -1, y: 0 }, strokes }, 0.9, 0.05, new Random(3));
    expect(broken.length).toBeGreaterThan(1);
    expect(broken.flatMap((component) => component.strokes)).toEqual(strokes);
    expect(Math.min(...broken.map((component) => component.strokes.length))).toBeGreaterThanOrEqual(2);
  });
});
