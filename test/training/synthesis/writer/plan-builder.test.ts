import { describe, expect, it } from 'vitest';
import { PlanBuilder } from '#training/synthesis/writer/plan-builder.ts';

const UP = [
  { x: 0, y: 0, arc: 0 },
  { x: 0, y: 1, arc: 0.5 },
];
const OVER = [{ x: 1, y: 1, arc: -0.5 }];
const DOT = [
  { x: 0, y: 1.5, arc: 0 },
  { x: 0.1, y: 1.5, arc: 0 },
];

describe('PlanBuilder', () => {
  it('joins what follows until the pen is lifted and numbers the units', () => {
    const plan = new PlanBuilder();
    plan.nextUnit();
    plan.draw(UP);
    plan.nextUnit();
    plan.draw(OVER);
    plan.lift();
    plan.draw(UP);
    expect(plan.build().components).toEqual([
      {
        role: 'body',
        start: { x: 0, y: 0 },
        strokes: [
          { x: 0, y: 1, arc: 0.5, unit: 0 },
          { x: 1, y: 1, arc: -0.5, unit: 1 },
        ],
      },
      { role: 'body', start: { x: 0, y: 0 }, strokes: [{ x: 0, y: 1, arc: 0.5, unit: 1 }] },
    ]);
  });

  it('adds dots when the word is done and lets a flourish grow out of the last letter', () => {
    const plan = new PlanBuilder();
    plan.nextUnit();
    plan.drawLater(DOT, 'dot');
    plan.draw(UP);
    plan.reopen();
    plan.draw(OVER);
    const { components } = plan.build();
    expect(components.map(({ role, strokes }) => [role, strokes.length])).toEqual([
      ['dot', 1],
      ['body', 2],
    ]);
  });
});
