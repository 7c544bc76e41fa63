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
  words.forEach((word, number) => {
    const letters = [...word];
    let size = 1;
    letters.forEach((letter, position) => {
      // Wear sets in after the first letter and spares neither capitals nor the beginning of a short word.
      const wear = position === 0 ? 0 : style.wear * Math.min(1, position / 3);
      const glyph = ownLetter(letter, style, wear);
      const capital = isCapital(letter);
      const place = (run: readonly Target[]) => placed(run, x, -number * style.wordDrop, size);
      plan.nextUnit();
      // Letters that wear down to a wave are not put down one by one, not even by a hand that prints.
      const joins = random.float() < Math.max(wear, style.connectedness * (position === 1 ? 0.6 : 1));
      if (capital || !joins) plan.lift();
      glyph.runs.forEach((run, index) => {
        if (index > 0) plan.lift();
        const led = number === 0 && position === 0 && index === 0 ? withSwash(run, style) : run;
        plan.draw(place(led));
      });
      for (const run of glyph.later) drawMark(run, place, style, plan);
      const next = letters[position + 1];
      x += size * (glyph.width + style.letterGap * (next !== undefined && isCapital(next) ? -0.1 : 1));
      size *= 1 - style.dwindling;
    });
    plan.finishWord();
    x += style.wordGap;
  });
}

/** A sweep from the left below into the first stroke of a signature. */
function withSwash(run: readonly Target[], style: HandStyle): readonly Target[] {
  const [first] = run;
  if (!first || style.swash === 0) return run;
  const reach = style.swash * style.capitals;
  return [
    { x: first.x - 0.2 * reach, y: first.y * 0.6, arc: 0 },
    { x: first.x - reach, y: first.y * 0.5 - 0.5 * reach, arc: 0.5 },
    { x: first.x, y: first.y, arc: 1.2 * style.roundness },
    ...run.slice(1),
  ];
}

/** A dot, or a bar as long as the style's. */
function drawMark(
  run: readonly Target[],
  place: (run: readonly Target[]) => Target[],
  style: HandStyle,
  plan: PlanBuilder,
): void {
  const left = run[0]?.x ?? 0;
  const bar = (run.at(-1)?.x ?? left) - left > 0.3 * style.letterWidth;
  const long = bar ? run.map((target) => ({ ...target, x: left + (target.x - left) * style.bars })) : run;
  plan.drawLater(place(long), bar ? 'bar' : 'dot');
}

function placed(run: readonly Target[], x: number, y: number, size: number): Target[] {
  return run.map((target) => ({ x: x + target.x * size, y: y + target.y * size, arc: target.arc }));
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
