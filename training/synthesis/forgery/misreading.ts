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
  /** Width against height of the copy, against the model's. */
  readonly proportion: number;
  /** How far each attempt strays from that plan. */
  readonly variability: Variability;
}

/** What a forger had of the signature before the first attempt: most have it before their eyes, some its name only. */
export function knowledgeOf(writer: SyntheticWriter, forger: Forger): Knowledge {
  const random = new Random(`knowledge ${forger.seed} of ${writer.seed}/${writer.index}`);
  const share = random.float();
  return share < 0.8 ? 'model' : share < 0.93 ? 'glimpse' : 'name only';
}

/** How much of the forger's own hand is left in the copy: nothing to go by, a memory, the signature itself at hand. */
const LEAK = { 'name only': 1, glimpse: 0.5, model: 0.25 } as const;

/** Misjudged slant (tangent), rise of the base line (radians) and proportion: standard deviations. */
const MISJUDGED = { slant: 0.12, rise: 0.06, proportion: 0.13 } as const;

/**
 * The plan that a forger has in mind for a writer. Somebody who knows the name only writes it in their own hand. Who
 * has seen the signature takes over its design and most of the hand, but misjudges proportions, slant, arcs and letters.
 *
 * Part of the error is everybody's: all who forge a person copy the same specimen, which was one signing among many,
 * and stumble over the same places. The rest belongs to the pair of forger and writer. Both come back in every attempt,
 * so that forgeries of one signature are nearer to each other than to it, as in the public sets.
 */
export function misread(writer: SyntheticWriter, forger: Forger, knowledge: Knowledge): Misreading {
  const everybody = new Random(`specimen of ${writer.seed}/${writer.index}`);
  const own = new Random(`misreading ${forger.seed} of ${writer.seed}/${writer.index}`);
  const clumsiness = knowledge === 'model' ? 1.4 - forger.skill : 1.2;
  const steady = genuineVariability(1);
  const hand =
    knowledge === 'name only'
      ? { ...forger.style, seed: forger.seed }
      : copiedHand(writer.style, forger, LEAK[knowledge] * (1.3 - forger.skill), clumsiness);
  const judge = (deviation: number) =>
    everybody.normal(0, deviation) + own.normal(0, 0.6 * clumsiness * deviation);
  const style = {
    ...hand,
    slant: hand.slant + judge(MISJUDGED.slant),
    rise: hand.rise + judge(MISJUDGED.rise),
  };
  const proportion = Math.exp(judge(MISJUDGED.proportion));
  const design = knowledge === 'name only' ? plainDesign(writer.design, own) : writer.design;
  const specimen = varyPlan(composeSignature(design, style), scaleVariability(steady, 1.4), everybody);
  return {
    plan: varyPlan(specimen, scaleVariability(steady, 0.5 + 0.7 * clumsiness), own),
    style,
    proportion,
    variability: scaleVariability(steady, 0.7 + 0.2 * clumsiness),
  };
}

/**
 * The owner's hand as somebody draws it: letter by letter, so what the owner wears down or dashes off is spelled out,
 * corners are stopped at, small letters come out large beside capitals and loops.
 *
 * @param leak share of the forger's own hand
 */
function copiedHand(owner: HandStyle, forger: Forger, leak: number, clumsiness: number): HandStyle {
  const hand = blendStyles(owner, forger.style, leak);
  const shrunk = 1 - 0.17 * clumsiness;
  return {
    ...hand,
    wear: hand.wear * (1 - 0.4 * clumsiness),
    spacing: hand.spacing + 0.07 * clumsiness,
    capitals: hand.capitals * shrunk,
    ascenders: hand.ascenders * shrunk,
    descenders: hand.descenders * shrunk,
    dwindling: 0.5 * hand.dwindling,
    flick: hand.flick * (1 - 0.6 * clumsiness),
  };
}

/** The design without what one must have seen: the flourish. */
function plainDesign(design: SignatureDesign, random: Random): SignatureDesign {
  return { ...design, paraph: random.chance(0.8) ? 'none' : design.paraph };
}
