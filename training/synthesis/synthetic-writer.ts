import { Random } from '#training/random/random.ts';
import { type ActionPlan, planBounds } from './kinematics/action-plan.ts';
import type { Rhythm } from './kinematics/trajectory.ts';
import { composeSignature, createDesign, type SignatureDesign } from './writer/signature-design.ts';
import { createStyle, type HandStyle } from './writer/style.ts';

/** A person who exists only as numbers: a hand, a signature designed in it, and how steadily it is repeated. */
export interface SyntheticWriter {
  readonly seed: number;
  readonly index: number;
  readonly style: HandStyle;
  readonly design: SignatureDesign;
  /** The signature as this person means it, upright. */
  readonly plan: ActionPlan;
  readonly rhythm: Rhythm;
  /** How variable the hand is against a steady one. */
  readonly variability: number;
  /** Pixels an x-height of this person's signature of usual size. */
  readonly scale: number;
}

/**
 * Writer `index` of the crowd that `seed` names; the same whatever other writers are made.
 *
 * @param seed any integer
 * @param index 0 or more
 */
export function createWriter(seed: number, index: number): SyntheticWriter {
  const random = new Random(`writer ${seed}/${index}`);
  const design = createDesign(`${seed}/${index}`);
  const hand = createStyle(random.fork('style'));
  // Characters stand upright and their strokes stop: little slant, little overlap.
  const style =
    design.family === 'characters'
      ? {
          ...hand,
          slant: 0.3 * hand.slant,
          spacing: hand.spacing + 0.08,
          letterWidth: 0.5 + 0.4 * hand.letterWidth,
        }
      : hand;
  const plan = composeSignature(design, style);
  const { low, high } = planBounds(plan.components);
  const length = Math.max(high.x - low.x, 1.2 * (high.y - low.y));
  return {
    seed,
    index,
    style,
    design,
    plan,
    rhythm: rhythmOf(style),
    variability: Math.exp(random.normal(0.1, 0.25)),
    scale: random.uniform(380, 570) / length,
  };
}

/** The rhythm of a hand at its usual pace. */
export function rhythmOf(style: HandStyle): Rhythm {
  return { duration: 0.25, spacing: style.spacing, sigma: style.sigma, unevenness: 0.05 };
}
