import { Random } from '#training/random/random.ts';
import type { ActionPlan } from '../kinematics/action-plan.ts';
import type { SyntheticWriter } from '../synthetic-writer.ts';
import { composeSignature, type SignatureDesign } from '../writer/signature-design.ts';
import { blendStyles, type HandStyle } from '../writer/style.ts';
import { genuineVariability, scaleVariability, type Variability, varyPlan } from '../writer/variability.ts';
import type { Forger } from './forger.ts';

/** What the forger had to go by. */
export type Knowledge = 'name only' | 'glimpse' | 'model';

/** A signature as the forger has understood it. */
export interface Misreading {
  readonly plan: ActionPlan;
  /** The hand that the forger tries to write in. */
  readonly style: HandStyle;
  /** How far each attempt strays from that plan. */
  readonly variability: Variability;
}

/** How much of the forger's own hand is left in the copy: nothing to go by, a memory, the signature itself at hand. */
const LEAK = { 'name only': 1, glimpse: 0.55, model: 0.22 } as const;

/**
 * The plan that a forger has in mind for a writer. Somebody who knows the name only writes it in their own hand. Who
 * has seen the signature takes over its design and most of the hand, but misjudges proportions, arcs and letters; these
 * errors belong to the pair of forger and writer and come back in every attempt.
 */
export function misread(writer: SyntheticWriter, forger: Forger, knowledge: Knowledge): Misreading {
  const random = new Random(`misreading ${forger.seed} of ${writer.seed}/${writer.index}`);
  const leak = LEAK[knowledge] * (knowledge === 'name only' ? 1 : 1.3 - forger.skill);
  const clumsiness = knowledge === 'model' ? 1.4 - forger.skill : 1.2;
  const style = {
    ...blendStyles(writer.style, forger.style, leak),
    // A copy is drawn letter by letter: what the owner wears down is spelled out, corners are stopped at.
    wear: writer.style.wear * (1 - 0.7 * leak),
    spacing: writer.style.spacing + 0.06 * clumsiness,
  };
  const hand = knowledge === 'name only' ? { ...forger.style, seed: forger.seed } : style;
  const design = knowledge === 'name only' ? plainDesign(writer.design, random) : writer.design;
  const steady = genuineVariability(1);
  return {
    plan: varyPlan(composeSignature(design, hand), scaleVariability(steady, 0.7 + 0.9 * clumsiness), random),
    style: hand,
    variability: scaleVariability(steady, 0.7 + 0.3 * clumsiness),
  };
}

/** The design without what one must have seen: the flourish. */
function plainDesign(design: SignatureDesign, random: Random): SignatureDesign {
  return { ...design, paraph: random.chance(0.8) ? 'none' : design.paraph };
}
