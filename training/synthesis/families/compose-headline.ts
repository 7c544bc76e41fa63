import { Random } from '#training/random/random.ts';
import { type Glyph, parseGlyph } from '../alphabet/glyph.ts';
import type { Target } from '../kinematics/action-plan.ts';
import type { PlanBuilder } from '../writer/plan-builder.ts';
import type { HandStyle } from '../writer/style.ts';

/** Letters that hang from a line at height 1.6: bowls, hooks and loops beside an upright bar. */
const HANGING: readonly [Glyph, ...Glyph[]] = [
  '0.1 1.1 0, 0.5 1.2 -0.9, 0.45 0.7 -1.4, 0.15 0.6 -0.6 | 0.85 1.6 0, 0.85 0 0.05',
  '0.15 1.6 0, 0.1 0.8 0.3, 0.5 0.7 2, 0.8 0.8 0.3 | 0.85 1.6 0, 0.85 0 0',
  '0.2 1.5 0, 0.6 1.2 -1, 0.2 0.85 -1.3, 0.65 0.4 -1.2, 0.1 0.1 -1.6, 0.6 -0.2 0.6',
  '0.3 1.6 0, 0.3 1.2 0.2, 0.75 0.9 -0.9, 0.3 0.4 -1.8, 0.1 0.7 -1.2, 0.8 0.1 0.8',
  '0.15 1 0, 0.4 1.05 -1.5, 0.4 0.75 -1.6, 0.15 0.85 -1.5, 0.8 0.95 0.5 | 0.85 1.6 0, 0.85 0 0',
  '0.6 1.6 0, 0.55 1.1 0, 0.15 0.8 0.7, 0.2 0.3 1.2, 0.8 0.2 1.2',
  '0.5 1.6 0, 0.5 0 0 | 0.5 0.9 0, 0.15 1.1 1, 0.1 0.6 1.3, 0.5 0.6 0.9, 0.9 0.9 -0.8, 0.85 0.4 -1.2',
  '0.1 1.6 0, 0.15 0.9 0, 0.6 0.8 1.3, 0.6 1.5 0.9 | 0.85 1.6 0, 0.85 0 0',
].map(parseGlyph) as [Glyph, ...Glyph[]];

/** Signs above and below the letters, and an upright between them. */
const SIGNS: readonly [Glyph, ...Glyph[]] = [
  '0.8 1.6 0, 0.5 2.2 0.9, 0.2 2 0.8',
  '0.9 1.6 0, 0.7 2.1 0.8, 0.1 2.1 0.9, 0 0 0.3',
  '0.85 0 0, 0.6 -0.4 -1.2, 0.3 -0.3 -1, 0.8 -0.6 0.8',
  '1.15 1.6 0, 1.15 0 0',
  '0.5 2 0, 0.55 1.97 0',
].map(parseGlyph) as [Glyph, ...Glyph[]];

/** One or two words of made-up letters under a headline, as in Devanagari and Bengali hands. */
export function composeHeadline(style: HandStyle, seed: string, plan: PlanBuilder): void {
  const random = new Random(seed).fork('headline');
  let x = 0;
  for (let word = 0; word < random.pick([1, 2, 2]); word++) {
    const from = x;
    for (let letter = 0; letter < 2 + random.integer(4); letter++) {
      plan.nextUnit();
      const kind = random.integer(HANGING.length);
      const own = new Random(style.seed).fork(`hanging ${kind}`);
      const place = (target: Target): Target => ({
        x: x + style.letterWidth * (target.x + own.normal(0, style.idiosyncrasy)),
        y: target.y + own.normal(0, style.idiosyncrasy),
        arc: target.arc * style.roundness,
      });
      const glyph = HANGING[kind] ?? HANGING[0];
      for (const run of glyph.runs) {
        if (random.float() > 0.5 * style.connectedness) plan.lift();
        plan.draw(run.map(place));
      }
      if (random.chance(0.5)) for (const run of random.pick(SIGNS).runs) plan.drawRun(run.map(place));
      plan.lift();
      x += style.letterWidth * 1.05 + 0.5 * style.letterGap;
    }
    plan.nextUnit();
    const bow = random.normal(0.05, 0.1) * style.roundness;
    plan.drawRun(
      [
        { x: from - 0.2, y: 1.58, arc: 0 },
        { x: x + 0.05, y: 1.6 + random.normal(0, 0.05), arc: bow },
      ],
      'bar',
    );
    x += Math.max(0.3, style.wordGap);
  }
}
