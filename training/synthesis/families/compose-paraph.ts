import { Random } from '#training/random/random.ts';
import { planBounds, type Target } from '../kinematics/action-plan.ts';
import type { PlanBuilder } from '../writer/plan-builder.ts';
import type { HandStyle } from '../writer/style.ts';

/** The flourish that many signatures end with. */
export const PARAPHS = ['line', 'double line', 'return', 'zigzag', 'ring', 'strike', 'tail', 'dots'] as const;
export type Paraph = (typeof PARAPHS)[number];

/** Adds the flourish to what the plan holds; a `return`, `zigzag` or `tail` grows out of the last letter. */
export function composeParaph(paraph: Paraph, style: HandStyle, seed: string, plan: PlanBuilder): void {
  const random = new Random(seed).fork('paraph');
  plan.lift();
  const { low, high } = planBounds(plan.components);
  const width = high.x - low.x;
  const height = high.y - low.y;
  const bend = (turn: number) => turn * style.roundness * random.uniform(0.6, 1.3);
  const at = (x: number, y: number, turn = 0): Target => ({
    x: low.x + x * width,
    y: low.y + y * height,
    arc: bend(turn),
  });
  const below = Math.min(-0.1, -0.35 / height) + random.uniform(-0.15, 0.1);
  plan.nextUnit();
  if (paraph === 'line' || paraph === 'double line') {
    const left = random.uniform(-0.1, 0.35);
    const right = random.uniform(0.75, 1.15);
    plan.drawRun(
      [at(left, below), at(right, below + random.uniform(-0.05, 0.15), random.normal(0, 0.25))],
      'paraph',
    );
    if (paraph === 'double line') {
      plan.nextUnit();
      const second = below - random.uniform(0.12, 0.25);
      const inset = random.uniform(0.05, 0.3);
      plan.drawRun(
        [at(left + inset, second), at(right - inset, second + 0.08, random.normal(0, 0.2))],
        'paraph',
      );
    }
  } else if (paraph === 'dots') {
    const right = random.uniform(0.4, 1);
    plan.drawRun([at(0.1, below), at(right, below + 0.1, 0.15)], 'paraph');
    for (let dot = 0; dot < 1 + random.integer(2); dot++) {
      plan.nextUnit();
      const x = right - 0.15 - 0.1 * dot;
      plan.drawRun([at(x, below - 0.12), at(x + 0.02, below - 0.14)], 'dot');
    }
  } else if (paraph === 'ring') {
    const out = random.uniform(0.05, 0.25);
    plan.drawRun(
      [
        at(0.9 + out, 0.3),
        at(0.5, 1 + out, 1.6),
        at(-out, 0.45, 1.5),
        at(0.45, -out, 1.5),
        at(1 + out, 0.55, 1.5),
        at(0.65, 1 + 1.2 * out, 1.4),
      ],
      'paraph',
    );
  } else if (paraph === 'strike') {
    plan.drawRun(
      [
        at(random.uniform(-0.1, 0.3), random.uniform(0, 0.4)),
        at(random.uniform(0.9, 1.3), random.uniform(0.6, 1.3), random.normal(0, 0.3)),
      ],
      'paraph',
    );
  } else {
    growFromEnd(paraph, random, plan, at, below);
  }
}

function growFromEnd(
  paraph: 'return' | 'zigzag' | 'tail',
  random: Random,
  plan: PlanBuilder,
  at: (x: number, y: number, turn?: number) => Target,
  below: number,
): void {
  plan.reopen();
  if (paraph === 'tail') {
    plan.draw([at(random.uniform(1.1, 1.5), random.uniform(-0.1, 0.7), random.normal(0.3, 0.5))]);
    return;
  }
  const turns = paraph === 'return' ? 1 : 2 + random.integer(2);
  plan.draw([at(random.uniform(1.02, 1.15), random.uniform(0.1, 0.6), 0.6)]);
  for (let turn = 0; turn < turns; turn++) {
    const drop = below - 0.1 * turn;
    plan.draw([
      at(random.uniform(-0.1, 0.3) + 0.05 * turn, drop, turn === 0 ? -1.1 : -0.5),
      at(
        random.uniform(0.8, 1.2) - 0.05 * turn,
        drop - random.uniform(0, 0.12),
        random.pick([0.4, 0.6, 2.4]),
      ),
    ]);
  }
}
