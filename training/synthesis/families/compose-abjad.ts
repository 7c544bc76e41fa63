import { Random } from '#training/random/random.ts';
import { type Glyph, parseGlyph } from '../alphabet/glyph.ts';
import type { Target } from '../kinematics/action-plan.ts';
import type { PlanBuilder } from '../writer/plan-builder.ts';
import type { HandStyle } from '../writer/style.ts';

/**
 * Letters of a joined hand that runs from right to left, drawn as if from left to right and turned round by the
 * composer: teeth, bowls under the line, tall uprights, loops on the line; dots above and below.
 */
const JOINED: readonly [Glyph, ...Glyph[]] = [
  '0.2 0.5 0.2, 0.4 0 0.3',
  '0.2 0.5 0.2, 0.4 0 0.3 + 0.3 0.9 0, 0.36 0.86 0',
  '0.2 0.45 0.2, 0.35 0 0.3, 0.55 0.45 0.6, 0.7 0 0.3, 0.9 0.45 0.6, 1.05 0 0.3',
  '0.15 1.9 -0.1, 0.3 0 0.2',
  '0.3 0.6 0.6, 0.6 0.5 -1.9, 0.3 0.05 -1.8, 0.8 0 0.5',
  '0.6 0 0, 1.2 0.05 0',
  '0.3 0.7 0.3, 0.9 0.5 -0.8, 0.2 0 -1.2, 1 0 0.6 + 0.5 -0.5 0, 0.56 -0.55 0',
].map(parseGlyph) as [Glyph, ...Glyph[]];

/** Letters that end a word: wide bowls and hooks below the line. */
const FINAL: readonly [Glyph, ...Glyph[]] = [
  '0.2 0.3 0.2, 0.3 -0.5 0.6, 1.1 -0.7 1.1, 1.5 0.2 1.2 + 0.9 0.4 0, 0.96 0.36 0',
  '0.2 0.4 0.3, 0.5 -0.5 -0.6, -0.2 -0.9 -0.9',
  '0.2 0.5 0.2, 0.5 0.7 -0.8, 0.5 0 -1.4, 0.2 -0.8 -0.4, 1.3 -1.1 1.6',
  '0.3 0 0, 2 0.1 0.5, 2.2 0.6 1.1 + 1.2 -0.5 0, 1.26 -0.55 0 + 1.4 -0.5 0, 1.46 -0.55 0',
].map(parseGlyph) as [Glyph, ...Glyph[]];

/** Two or three words of a joined script that runs from right to left, as in Arabic and Persian hands. */
export function composeAbjad(style: HandStyle, seed: string, plan: PlanBuilder): void {
  const random = new Random(seed).fork('abjad');
  let x = 0;
  for (let word = 0; word < random.pick([2, 2, 3]); word++) {
    const letters = 2 + random.integer(4);
    for (let position = 0; position < letters; position++) {
      plan.nextUnit();
      const [kind, alphabet] =
        position + 1 < letters
          ? ([random.integer(JOINED.length), JOINED] as const)
          : ([random.integer(FINAL.length), FINAL] as const);
      const glyph = alphabet[kind] ?? alphabet[0];
      const own = new Random(style.seed).fork(`abjad ${alphabet.length} ${kind}`);
      // The slant of a hand leans with its direction; turning the letter round turns its arcs round too.
      const place = (target: Target): Target => ({
        x: -x - 1.2 * style.letterWidth * (target.x + own.normal(0, style.idiosyncrasy)),
        y: height(target.y + own.normal(0, style.idiosyncrasy), style),
        arc: -(target.arc + own.normal(0, 2 * style.idiosyncrasy)) * style.roundness,
      });
      plan.draw(glyph.runs.flat().map(place));
      for (const run of glyph.later) plan.drawLater(run.map(place), 'dot');
      x += 1.2 * style.letterWidth * glyph.width + 0.4 * style.letterGap;
    }
    plan.finishWord();
    x += 0.6 * style.wordGap;
  }
}

function height(y: number, style: HandStyle): number {
  if (y < 0) return y * style.descenders;
  return y <= 1 ? y : 1 + (y - 1) * style.ascenders;
}
