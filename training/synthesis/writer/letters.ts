import { Random } from '#training/random/random.ts';
import type { Glyph } from '../alphabet/glyph.ts';
import { LOWERCASE, WORN_LETTER } from '../alphabet/lowercase.ts';
import { PRINT } from '../alphabet/print.ts';
import { UPPERCASE } from '../alphabet/uppercase.ts';
import type { Target } from '../kinematics/action-plan.ts';
import type { HandStyle } from './style.ts';

/**
 * A letter in a person's own shape: one of the copybook's forms, every target moved and every arc bent by amounts that
 * belong to this person and this letter, then sized as the style says. `wear` (0 to 1) flattens it towards a wave.
 */
export function ownLetter(letter: string, style: HandStyle, wear: number): Glyph {
  const random = new Random(style.seed).fork(letter);
  const worn = random.float() < wear * wear;
  const form = random.float();
  const print = random.float() < style.print;
  const capital = UPPERCASE.has(letter);
  const alphabet = capital ? UPPERCASE : print ? PRINT : LOWERCASE;
  const forms = (worn ? undefined : alphabet.get(letter)) ?? [WORN_LETTER];
  const copybook = forms[Math.floor(form * forms.length)] ?? WORN_LETTER;
  const stray = style.idiosyncrasy * (capital ? 2 : 1);
  const shape = (target: Target): Target => ({
    x: style.letterWidth * (capital ? style.capitals : 1) * (target.x + random.normal(0, stray)),
    y: height(target.y + random.normal(0, stray), style, wear, capital),
    arc: (target.arc + random.normal(0, 3 * stray)) * style.roundness,
  });
  const runs = copybook.runs.map((run) => run.map(shape));
  return {
    runs,
    later: copybook.later.map((run) => run.map(shape)),
    width: Math.max(...runs.flat().map((target) => target.x)),
  };
}

/** Height of a target after ascenders, descenders, capitals and wear have had their say. */
function height(y: number, style: HandStyle, wear: number, capital: boolean): number {
  if (capital) return y * style.capitals;
  const flattened = 1 - 0.5 * wear;
  if (y < 0) return y * style.descenders;
  if (y <= 1) return y * flattened;
  return flattened + (y - 1) * style.ascenders;
}
