import type { Random } from '#training/random/random.ts';
import type { Trajectory } from '../kinematics/trajectory.ts';

/** A shaking hand: lengths in x-heights. */
export interface Tremor {
  /** Standard deviation of the deviation to either side. */
  readonly amplitude: number;
  /** Length of path over which one shake takes place. */
  readonly wavelength: number;
}

/**
 * The path with band-limited noise across it, as a hand that draws slowly trembles (8 to 12 Hz: Elble and Koller 1990,
 * "Tremor"); at an even slow pace a frequency is a wavelength. The more curved and slow, the more it shows; the path's
 * speed is left as it is.
 */
export function tremble(trajectory: Trajectory, tremor: Tremor, random: Random): Trajectory {
  const { x, y } = trajectory;
  const count = x.length;
  const shakeX = new Float64Array(count);
  const shakeY = new Float64Array(count);
  let travelled = 0;
  let knot = 0;
  let values = [0, 0, 0, 0];
  let next = [random.normal(), random.normal()];
  let length = tremor.wavelength * random.uniform(0.3, 0.7);
  values = [0, 0, next[0] ?? 0, next[1] ?? 0];
  for (let at = 1; at < count; at++) {
    travelled += Math.hypot((x[at] ?? 0) - (x[at - 1] ?? 0), (y[at] ?? 0) - (y[at - 1] ?? 0));
    while (travelled - knot > length) {
      knot += length;
      length = tremor.wavelength * random.uniform(0.3, 0.7);
      next = [random.normal(), random.normal()];
      values = [values[2] ?? 0, values[3] ?? 0, next[0] ?? 0, next[1] ?? 0];
    }
    const share = 0.5 - 0.5 * Math.cos((Math.PI * (travelled - knot)) / length);
    shakeX[at] = tremor.amplitude * ((values[0] ?? 0) + share * ((values[2] ?? 0) - (values[0] ?? 0)));
    shakeY[at] = tremor.amplitude * ((values[1] ?? 0) + share * ((values[3] ?? 0) - (values[1] ?? 0)));
  }
  return {
    ...trajectory,
    x: x.map((value, at) => value + (shakeX[at] ?? 0)),
    y: y.map((value, at) => value + (shakeY[at] ?? 0)),
  };
}

/** The same path at a pace that is the more even the higher `share` (0 as it was, 1 constant). */
export function evenPace(trajectory: Trajectory, share: number): Trajectory {
  const mean = trajectory.speed.reduce((sum, speed) => sum + speed, 0) / trajectory.speed.length;
  return { ...trajectory, speed: trajectory.speed.map((speed) => speed + share * (mean - speed)) };
}
