import { Random } from '#training/random/random.ts';
import { executeComponent } from '#training/synthesis/kinematics/trajectory.ts';
import { createWriter } from '#training/synthesis/synthetic-writer.ts';
import { genuineVariability, varyPlan } from '#training/synthesis/writer/variability.ts';

/** One stroke as a pointer goes: x and y as shares of the area's width, its middle at 0. */
export type PenStroke = readonly (readonly [x: number, y: number])[];

const SEED = 4242;
/** Every so many samples of the hand are seen by a browser. */
const SAMPLING = 4;
/** Share of the area's width that a signature takes, unless it would be too high. */
const WIDTH_SHARE = 0.68;
const HEIGHT_SHARE = 0.3;

/** How a synthetic person moves the pen to sign for the `sample`th time. */
export function penStrokes(person: number, sample: number): PenStroke[] {
  const writer = createWriter(SEED, person);
  const random = new Random(`pen ${person}/${sample}`);
  const plan = varyPlan(writer.plan, genuineVariability(0.5 * writer.variability), random.fork('plan'));
  const hand = random.fork('hand');
  const strokes = plan.components.map((component) => {
    const { x, y } = executeComponent(component, writer.rhythm, hand);
    const points = Array.from(x, (across, i) => [across, -(y[i] ?? 0)] as const);
    return points.filter((_, i) => i % SAMPLING === 0 || i === points.length - 1);
  });
  return centered(strokes);
}

function centered(strokes: readonly PenStroke[]): PenStroke[] {
  const points = strokes.flat();
  const range = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [left, right] = range(0);
  const [top, bottom] = range(1);
  const scale = Math.min(WIDTH_SHARE / (right - left), HEIGHT_SHARE / (bottom - top));
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [(x - (left + right) / 2) * scale, (y - (top + bottom) / 2) * scale] as const),
  );
}
