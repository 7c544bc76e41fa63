import type { Random } from '#training/random/random.ts';
import { type ActionPlan, type Point, planBounds } from '../kinematics/action-plan.ts';
import type { HandStyle } from './style.ts';
import type { Variability } from './variability.ts';

/** How a signature lies on the paper as a whole. */
export interface Posture {
  /** Size against the writer's usual, and width against height. */
  readonly size: number;
  readonly stretch: number;
  /** Tangent of the slant, radians of the base line, and its bend as a share of the length. */
  readonly slant: number;
  readonly rotation: number;
  readonly sag: number;
}

/** The style's posture, strayed from as the variability says. */
export function takePosture(style: HandStyle, variability: Variability, random: Random): Posture {
  return {
    size: Math.exp(random.normal(0, variability.size)),
    stretch: Math.exp(random.normal(0, variability.stretch)),
    slant: style.slant + random.normal(0, variability.slant),
    rotation: style.rise + random.normal(0, variability.rotation),
    sag: style.sag + random.normal(0, 0.15 * variability.rotation),
  };
}

/** Shears, bends, turns and stretches a plan. */
export function applyPosture(plan: ActionPlan, posture: Posture): ActionPlan {
  const { low, high } = planBounds(plan.components);
  const length = Math.max(1, high.x - low.x);
  const cos = Math.cos(posture.rotation);
  const sin = Math.sin(posture.rotation);
  const place = ({ x, y }: Point): Point => {
    const along = (2 * (x - low.x)) / length - 1;
    const sheared = (x + posture.slant * y) * posture.size * posture.stretch;
    const raised = (y + posture.sag * length * along * along) * posture.size;
    return { x: sheared * cos - raised * sin, y: sheared * sin + raised * cos };
  };
  return {
    components: plan.components.map((component) => ({
      role: component.role,
      start: place(component.start),
      strokes: component.strokes.map((stroke) => ({ ...stroke, ...place(stroke) })),
    })),
  };
}
