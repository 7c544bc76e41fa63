import { Random } from '#training/random/random.ts';
import type { Target } from '../kinematics/action-plan.ts';
import { ownLetter } from '../writer/letters.ts';
import type { PlanBuilder } from '../writer/plan-builder.ts';
import type { HandStyle } from '../writer/style.ts';

/** Words in Latin letters, left to right on the base line, joined as the style says. */
export function composeName(
  words: readonly string[],
  style: HandStyle,
  seed: string,
  plan: PlanBuilder,
): void {
  const random = new Random(seed).fork('joins');
  let x = 0;
  for (const word of words) {
    const letters = [...word];
    letters.forEach((letter, position) => {
      // Wear sets in after the first letter and spares neither capitals nor the beginning of a short word.
      const wear = position === 0 ? 0 : style.wear * Math.min(1, position / 3);
      const glyph = ownLetter(letter, style, wear);
      const capital = letter !== letter.toLowerCase();
      plan.nextUnit();
      const joins = random.float() < style.connectedness * (position === 1 ? 0.6 : 1);
      if (capital || !joins) plan.lift();
      glyph.runs.forEach((run, index) => {
        if (index > 0 || capital) plan.lift();
        plan.draw(shifted(run, x));
      });
      for (const run of glyph.later)
        plan.drawLater(
          shifted(run, x),
          run.length === 2 && (run[1]?.x ?? 0) - (run[0]?.x ?? 0) > 0.3 ? 'bar' : 'dot',
        );
      const next = letters[position + 1];
      const tight = next !== undefined && next !== next.toLowerCase() ? -0.1 : 1;
      x += glyph.width + style.letterGap * tight;
    });
    plan.finishWord();
    x += style.wordGap;
  }
}

function shifted(run: readonly Target[], x: number): Target[] {
  return run.map((target) => ({ ...target, x: target.x + x }));
}
