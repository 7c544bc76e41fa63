import { Random } from '#training/random/random.ts';
import { type Glyph, parseGlyph } from '../alphabet/glyph.ts';
import type { Point, Target } from '../kinematics/action-plan.ts';
import type { PlanBuilder } from '../writer/plan-builder.ts';
import type { HandStyle } from '../writer/style.ts';

/** Parts of characters in a unit box, in the strokes of the brush: level, upright, falling left and right, hook, dot. */
const PARTS: readonly [Glyph, ...Glyph[]] = [
  '0.1 0.9 0, 0.15 0.1 0 | 0.1 0.9 0, 0.9 0.95 -0.1, 0.85 0.1 -0.2 | 0.15 0.15 0, 0.85 0.15 0',
  '0.15 0.95 0, 0.15 0 0 | 0.15 0.95 0, 0.85 0.95 0, 0.85 0 0 | 0.15 0.5 0, 0.8 0.52 0 | 0.15 0.05 0, 0.85 0.05 0',
  '0 0.7 0, 1 0.75 0 | 0.5 1 0, 0.5 0 0 | 0.5 0.7 0, 0 0.15 -0.3 | 0.5 0.7 0, 1 0.15 0.3',
  '0.5 1 0, 0.4 0.5 0, 0 0 -0.4 | 0.45 0.55 0, 1 0 0.35',
  '0.1 0.65 0, 0.9 0.68 0 | 0.5 1 0, 0.5 0.05 0 | 0 0.05 0, 1 0.07 0',
  '0.1 0.9 0, 0.9 0.92 0 | 0.2 0.5 0, 0.8 0.52 0 | 0.5 0.9 0, 0.5 0.05 0 | 0 0.05 0, 1 0.05 0',
  '0.1 0.95 0, 0.1 0.05 0 | 0.1 0.95 0, 0.9 0.95 0, 0.9 0.05 0 | 0.1 0.5 0, 0.9 0.5 0 | 0.5 0.95 0, 0.5 0.05 0 | 0.1 0.05 0, 0.9 0.05 0',
  '0 0.6 0, 1 0.62 0 | 0.5 1 0, 0.5 -0.1 0',
  '0 0.9 0, 1 0.92 0 | 0.45 0.9 0, 0 0.2 -0.3 | 0.3 0.45 0, 0.35 0 0 | 0.3 0.5 0, 0.85 0.5 0, 0.8 0 -0.2 | 0.35 0.05 0, 0.8 0.05 0',
  '0.2 0.95 0, 0.8 0.95 0, 0.75 0.65 0 | 0.2 0.65 0, 0.75 0.65 0 | 0.2 0.65 0, 0.15 0.35 0, 0.85 0.37 0, 0.75 0 -0.5, 0.5 0.1 -1',
  '0.2 0.9 0, 0.35 0.8 0 | 0.1 0.55 0, 0.25 0.45 0 | 0.1 0 0, 0.4 0.35 0.2',
  '0.5 1 0, 0.2 0.4 0.2, 0.85 0.1 0.3 | 0.75 0.75 0, 0.1 0 -0.4 | 0 0.6 0, 1 0.65 0',
  '0.1 0.6 0, 0.2 0.35 0.2 | 0.3 0.7 0, 0.4 0.1 0.6, 0.85 0.1 0.6, 0.85 0.4 0.8 | 0.55 0.8 0, 0.6 0.6 0 | 0.85 0.8 0, 1 0.55 0',
  '0.4 1 0, 0.5 0.85 0 | 0 0.75 0, 1 0.78 0 | 0.25 0.7 0, 0.25 0.4 0, 0.75 0.42 0, 0.75 0.7 0 | 0.2 0.3 0, 0.8 0.3 0, 0.5 0.15 0, 0.5 -0.1 -0.4, 0.3 0 -1.2',
  '0.3 1 0, 0 0.5 -0.2 | 0.2 0.65 0, 0.2 0 0 | 0.4 0.8 0, 1 0.85 0 | 0.75 0.85 0, 0.72 0.05 0, 0.55 0.15 -1',
  '0 0.9 0, 0.9 0.95 -0.1, 0.1 0 -0.5 | 0.35 0.5 0, 1 0 0.35',
].map(parseGlyph) as [Glyph, ...Glyph[]];

/** Where the parts of a character stand: left, bottom, width, height in the character's box. */
const LAYOUTS = [
  [[0, 0, 1, 1]],
  [
    [0, 0.05, 0.4, 0.9],
    [0.45, 0, 0.55, 1],
  ],
  [
    [0.1, 0.55, 0.8, 0.45],
    [0, 0, 1, 0.5],
  ],
  [
    [0, 0.1, 0.33, 0.85],
    [0.4, 0.52, 0.6, 0.48],
    [0.42, 0, 0.55, 0.48],
  ],
  [
    [0.2, 0.55, 0.6, 0.45],
    [0, 0, 0.48, 0.48],
    [0.52, 0, 0.48, 0.48],
  ],
] as const;

/**
 * Two or three made-up characters of many strokes, as in a Chinese name. A flowing hand draws the way from one stroke to
 * the next on the paper.
 */
export function composeCharacters(style: HandStyle, seed: string, plan: PlanBuilder): void {
  const random = new Random(seed).fork('characters');
  const own = new Random(style.seed).fork('characters');
  const count = random.pick([2, 2, 3, 3]);
  const tall = random.chance(0.12);
  const side = 2;
  for (let character = 0; character < count; character++) {
    plan.nextUnit();
    const step = character * (side + style.letterGap);
    const origin: Point = tall ? { x: 0, y: -step * 1.1 } : { x: step * style.letterWidth, y: 0 };
    for (const [left, bottom, width, height] of random.pick<readonly (readonly number[])[]>(LAYOUTS)) {
      const place = (target: Target): Target => ({
        x:
          origin.x +
          side * style.letterWidth * ((left ?? 0) + (width ?? 1) * target.x) +
          own.normal(0, style.idiosyncrasy),
        y: origin.y + side * ((bottom ?? 0) + (height ?? 1) * target.y) + own.normal(0, style.idiosyncrasy),
        arc: target.arc * 1.2 + own.normal(0.05, 0.15) * style.roundness,
      });
      for (const run of random.pick(PARTS).runs) {
        if (random.float() > 0.5 * style.connectedness * style.wear) plan.lift();
        plan.draw(run.map(place));
      }
    }
    plan.lift();
  }
}
