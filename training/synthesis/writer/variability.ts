import type { Random } from '#training/random/random.ts';
import type { ActionPlan, Component, PlannedStroke, Point } from '../kinematics/action-plan.ts';

/** How far one signing strays from the plan: standard deviations; shares of size, radians and x-heights. */
export interface Variability {
  /** Whole signature: size, width against height, rotation, slant. */
  readonly size: number;
  readonly stretch: number;
  readonly rotation: number;
  readonly slant: number;
  /** One letter: its size, and the gap before it. */
  readonly unitSize: number;
  readonly unitShift: number;
  /** One stroke: its target, as a share of the stroke's length, and its arc. */
  readonly target: number;
  readonly arc: number;
  /** Flourishes and dots stray this many times as far. */
  readonly paraph: number;
  /** Chance that a dot is left out. */
  readonly omission: number;
}

/** A steady adult hand on one day; measured by eye beside scanned signatures. */
const GENUINE: Variability = {
  size: 0.08,
  stretch: 0.065,
  rotation: 0.035,
  slant: 0.045,
  unitSize: 0.08,
  unitShift: 0.1,
  target: 0.065,
  arc: 0.15,
  paraph: 1.5,
  omission: 0.06,
};

/** The variability of a hand that is `times` as variable as a steady one. */
export function genuineVariability(times: number): Variability {
  return scaleVariability(GENUINE, times);
}

/** Every deviation times a number; the chance of an omission and the flourish's factor stay. */
export function scaleVariability(variability: Variability, times: number): Variability {
  return {
    ...variability,
    size: variability.size * times,
    stretch: variability.stretch * times,
    rotation: variability.rotation * times,
    slant: variability.slant * times,
    unitSize: variability.unitSize * times,
    unitShift: variability.unitShift * times,
    target: variability.target * times,
    arc: variability.arc * times,
  };
}

/**
 * One signing of a plan: letters drift in size and place, targets and arcs stray, a dot may be missing. The plan stays
 * upright; `Posture` carries what befalls the whole.
 */
export function varyPlan(plan: ActionPlan, variability: Variability, random: Random): ActionPlan {
  const units = varyUnits(plan, variability, random);
  const components = plan.components.filter(
    ({ role }, index) => index === 0 || role !== 'dot' || !random.chance(variability.omission),
  );
  return { components: components.map((component) => varyComponent(component, units, variability, random)) };
}

/** A letter's frame in this signing: about its own corner, so that growth pushes what follows to the right. */
interface UnitFrame {
  readonly anchor: Point;
  readonly width: number;
  readonly height: number;
  readonly shift: Point;
}

function varyUnits(plan: ActionPlan, variability: Variability, random: Random): Map<number, UnitFrame> {
  const boxes = new Map<number, { left: number; right: number }>();
  for (const stroke of plan.components.flatMap((component) => component.strokes)) {
    const box = boxes.get(stroke.unit) ?? { left: stroke.x, right: stroke.x };
    boxes.set(stroke.unit, { left: Math.min(box.left, stroke.x), right: Math.max(box.right, stroke.x) });
  }
  const frames = new Map<number, UnitFrame>();
  let drift = 0;
  let height = random.normal(0, 0.6 * variability.unitSize);
  for (const [unit, { left, right }] of [...boxes].toSorted(([a], [b]) => a - b)) {
    const width = Math.exp(random.normal(0, variability.unitSize));
    // Sizes of neighbours go together: a hand that grows keeps growing for a while.
    height = 0.6 * height + random.normal(0, 0.8 * variability.unitSize);
    drift += random.normal(0, variability.unitShift);
    frames.set(unit, {
      anchor: { x: left, y: 0 },
      width,
      height: Math.exp(height),
      shift: { x: drift, y: random.normal(0, variability.unitShift * 0.5) },
    });
    drift += (right - left) * (width - 1) * 0.5;
  }
  return frames;
}

/** Long strokes miss by more, but by less than in proportion. */
const REACH = 0.7;

function varyComponent(
  component: Component,
  frames: Map<number, UnitFrame>,
  variability: Variability,
  random: Random,
): Component {
  const loose = component.role === 'body' || component.role === 'bar' ? 1 : variability.paraph;
  const inFrame = (point: Point, frame: UnitFrame | undefined): Point =>
    frame
      ? {
          x: frame.anchor.x + (point.x - frame.anchor.x) * frame.width + frame.shift.x,
          y: point.y * frame.height + frame.shift.y,
        }
      : point;
  const first = component.strokes[0];
  const start = inFrame(component.start, first && frames.get(first.unit));
  const spread = loose * variability.target;
  // A dot is one touch: it lands elsewhere, but it does not grow into a line.
  const least = component.role === 'dot' ? 0.1 : 0.5;
  const landing = { x: random.normal(0, 0.8 * spread), y: random.normal(0, 0.8 * spread) };
  let from = component.start;
  const strokes = component.strokes.map((stroke): PlannedStroke => {
    const reach = spread * (least + 0.7 * Math.hypot(stroke.x - from.x, stroke.y - from.y) ** REACH);
    from = stroke;
    const target = inFrame(stroke, frames.get(stroke.unit));
    return {
      x: target.x + landing.x + random.normal(0, reach),
      y: target.y + landing.y + random.normal(0, reach),
      arc: stroke.arc + random.normal(0, variability.arc * loose),
      unit: stroke.unit,
    };
  });
  return {
    role: component.role,
    start: { x: start.x + landing.x, y: start.y + landing.y },
    strokes,
  };
}
