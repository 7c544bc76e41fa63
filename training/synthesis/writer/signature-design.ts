import { Random } from '#training/random/random.ts';
import { composeAbjad } from '../families/compose-abjad.ts';
import { composeCharacters } from '../families/compose-characters.ts';
import { composeHeadline } from '../families/compose-headline.ts';
import { composeName } from '../families/compose-name.ts';
import { composeParaph, PARAPHS, type Paraph } from '../families/compose-paraph.ts';
import { composeScribble } from '../families/compose-scribble.ts';
import type { ActionPlan } from '../kinematics/action-plan.ts';
import { inventWords } from './name.ts';
import { PlanBuilder } from './plan-builder.ts';
import type { HandStyle } from './style.ts';

/** What a signature consists of, whoever writes it: a forger who knows the name knows this much. */
export interface SignatureDesign {
  readonly seed: string;
  readonly family: 'name' | 'scribble' | 'characters' | 'headline' | 'abjad';
  /** What it spells; a scribble spells at most an initial, the other scripts nothing. */
  readonly words: readonly string[];
  readonly paraph: Paraph | 'none';
}

/** Draws a design; the share of families is that of a mixed crowd of writers. */
export function createDesign(seed: string): SignatureDesign {
  const random = new Random(seed).fork('design');
  const family = random.pick<SignatureDesign['family']>([
    'name',
    'name',
    'name',
    'name',
    'name',
    'name',
    'scribble',
    'scribble',
    'characters',
    'headline',
    'abjad',
  ]);
  const words = family === 'name' ? inventWords(random) : [];
  const initial = inventWords(random)[0]?.charAt(0) ?? 'A';
  const flourished = random.chance(family === 'name' ? 0.5 : family === 'scribble' ? 0.35 : 0.12);
  return {
    seed,
    family,
    words: family === 'scribble' && random.chance(0.6) ? [initial] : words,
    paraph: flourished ? random.pick(PARAPHS) : 'none',
  };
}

/** The action plan of a design in somebody's hand, upright on the base line. */
export function composeSignature(design: SignatureDesign, style: HandStyle): ActionPlan {
  const plan = new PlanBuilder();
  if (design.family === 'name') composeName(design.words, style, design.seed, plan);
  else if (design.family === 'scribble') composeScribble(design.words[0], style, design.seed, plan);
  else if (design.family === 'characters') composeCharacters(style, design.seed, plan);
  else if (design.family === 'headline') composeHeadline(style, design.seed, plan);
  else composeAbjad(style, design.seed, plan);
  plan.finishWord();
  if (design.paraph !== 'none') composeParaph(design.paraph, style, design.seed, plan);
  return plan.build();
}
