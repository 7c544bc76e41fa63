import { Random } from '#training/random/random.ts';
import type { Target } from '../kinematics/action-plan.ts';
import { ownLetter } from '../writer/letters.ts';
import type { PlanBuilder } from '../writer/plan-builder.ts';
import type { HandStyle } from '../writer/style.ts';

const PASSAGES = ['zigzag', 'coils', 'waves', 'sweep', 'bows', 'thicket'] as const;

/**
 * A mark that spells nothing: a capital perhaps, then passages of zigzag, coils, waves and sweeps, each with its own
 * size and advance, without lifting the pen.
 */
export function composeScribble(
  initial: string | undefined,
  style: HandStyle,
  seed: string,
  plan: PlanBuilder,
): void {
  const random = new Random(seed).fork('scribble');
  const own = new Random(style.seed).fork('scribble');
  let x = 0;
  let y = 0.5;
  if (initial !== undefined) {
    const glyph = ownLetter(initial, { ...style, capitals: style.capitals * random.uniform(1, 1.6) }, 0);
    plan.nextUnit();
    for (const run of glyph.runs) {
      plan.lift();
      plan.draw(run);
    }
    const end = glyph.runs.at(-1)?.at(-1) ?? { x: 0, y: 0 };
    x = end.x;
    y = end.y;
    if (random.chance(0.5)) plan.lift();
  }
  const passages = 1 + random.integer(3);
  for (let passage = 0; passage < passages; passage++) {
    plan.nextUnit();
    const kind = random.pick(PASSAGES);
    const targets = [...passageTargets(kind, random, x, y)].map((target) => ({
      x: target.x + own.normal(0, 2 * style.idiosyncrasy),
      y: target.y + own.normal(0, 2 * style.idiosyncrasy),
      arc: target.arc * style.roundness + own.normal(0, style.idiosyncrasy),
    }));
    const open = plan.penDown ? targets : [{ x, y, arc: 0 }, ...targets];
    plan.draw(open);
    const end = targets.at(-1) ?? { x, y };
    x = end.x;
    y = end.y;
    if (passage + 1 < passages && random.chance(0.2)) plan.lift();
  }
}

function* passageTargets(
  kind: (typeof PASSAGES)[number],
  random: Random,
  fromX: number,
  fromY: number,
): Generator<Target> {
  const strokes = 3 + random.integer(6);
  const size = Math.exp(random.normal(0.5, 0.5));
  const advance = size * random.uniform(0.15, 0.7);
  const shrink = random.uniform(0.75, 1.02);
  const middle = fromY + random.normal(0, 0.3);
  let x = fromX;
  for (let stroke = 0; stroke < strokes; stroke++) {
    const up = stroke % 2 === 0;
    const reach = size * shrink ** stroke * random.uniform(0.75, 1.2);
    const y = middle + (up ? reach : -reach * 0.8);
    if (kind === 'zigzag') {
      x += up ? advance * 1.5 : advance * random.uniform(-0.6, 0.6);
      yield { x, y, arc: random.normal(0, 0.25) };
    } else if (kind === 'coils') {
      // Both halves of a loop turn the same way; going back on every down stroke closes it.
      x += up ? advance * 2.2 : -advance * 0.9;
      yield { x, y, arc: random.uniform(1, 1.9) };
    } else if (kind === 'waves') {
      x += advance;
      yield { x, y: middle + (up ? 0.5 : -0.4) * Math.min(1.2, reach), arc: up ? 0.5 : -0.5 };
    } else if (kind === 'thicket') {
      // Back and forth over the same ground, as a hand that crosses its own name out.
      x += (up ? 1 : -1) * size * random.uniform(1.2, 2.2) + 0.3 * advance;
      yield {
        x,
        y: middle + (stroke - strokes / 2) * -0.25 * size + (up ? 0.5 : 0),
        arc: random.uniform(-1.6, 0.2),
      };
    } else if (kind === 'sweep') {
      x += (up ? 1 : -0.75) * size * random.uniform(0.9, 2.6);
      yield { x, y: middle + random.normal(0, 0.6 * size), arc: random.normal(0, 0.7) };
    } else {
      x += up ? advance * 0.8 : advance * 1.2;
      yield { x, y, arc: up ? random.uniform(-1.6, -0.6) : random.uniform(0.2, 1.2) };
    }
  }
}
