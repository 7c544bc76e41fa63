import { Random } from '#training/random/random.ts';
import { planBounds, type Target } from '../kinematics/action-plan.ts';
import type { PlanBuilder } from '../writer/plan-builder.ts';
import type { HandStyle } from '../writer/style.ts';
import { ellipseTargets } from './ellipse.ts';

/** The flourish that many signatures end with. */
export const PARAPHS = ['line', 'double line', 'return', 'zigzag', 'ring', 'strike', 'tail', 'dots'] as const;
export type Paraph = (typeof PARAPHS)[number];

/** Where a flourish is drawn: the box of the letters is 0 to 1 both ways. */
interface Site {
  readonly random: Random;
  readonly plan: PlanBuilder;
  /** A place in the box, reached on an arc that is bent as the hand bends it. */
  readonly at: (x: number, y: number, arc?: number) => Target;
  readonly width: number;
  readonly height: number;
  /** The height at which there is room under the letters. */
  readonly below: number;
}

/** Adds the flourish to what the plan holds; a `return`, `zigzag` or `tail` grows out of the last letter. */
export function composeParaph(paraph: Paraph, style: HandStyle, seed: string, plan: PlanBuilder): void {
  const random = new Random(seed).fork('paraph');
  const { low, high } = planBounds(plan.components);
  const width = high.x - low.x;
  const height = Math.max(0.5, high.y - low.y);
  const at = (x: number, y: number, arc = 0): Target => ({
    x: low.x + x * width,
    y: low.y + y * height,
    arc: arc * style.roundness * random.uniform(0.6, 1.3),
  });
  const below = Math.min(-0.1, -0.35 / height) + random.uniform(-0.15, 0.1);
  plan.nextUnit();
  DRAW[paraph]({ random, plan, at, width, height, below });
}

const DRAW: Readonly<Record<Paraph, (site: Site) => void>> = {
  line: (site) => drawUnderline(site),
  'double line': (site) => {
    const { left, right } = drawUnderline(site);
    const { random, plan, at, below } = site;
    const second = below - random.uniform(0.12, 0.25);
    const inset = random.uniform(0.05, 0.3);
    plan.nextUnit();
    const targets = [at(left + inset, second), at(right - inset, second + 0.08, random.normal(0, 0.2))];
    plan.drawRun(targets, 'paraph');
  },
  dots: ({ random, plan, at, below }) => {
    const right = random.uniform(0.4, 1);
    plan.drawRun([at(0.1, below), at(right, below + 0.1, 0.15)], 'paraph');
    const dots = 1 + random.integer(2);
    for (let dot = 0; dot < dots; dot++) {
      const x = right - 0.15 - 0.1 * dot;
      plan.nextUnit();
      plan.drawRun([at(x, below - 0.12), at(x + 0.02, below - 0.14)], 'dot');
    }
  },
  ring: ({ random, plan, at, width, height }) => {
    const out = random.uniform(0.55, 0.8);
    const ring = ellipseTargets(random.uniform(-0.6, 0.6), random.uniform(6.3, 7.4), width, height);
    plan.drawRun(
      ring.map(({ x, y, arc }) => ({ ...at(0.5 + out * x, 0.45 + 1.15 * out * y), arc })),
      'paraph',
    );
  },
  strike: ({ random, plan, at }) => {
    const from = at(random.uniform(-0.1, 0.3), random.uniform(0, 0.4));
    const to = at(random.uniform(0.9, 1.3), random.uniform(0.6, 1.3), random.normal(0, 0.3));
    plan.drawRun([from, to], 'paraph');
  },
  tail: ({ random, plan, at }) => {
    plan.reopen();
    plan.draw([at(random.uniform(1.1, 1.5), random.uniform(-0.1, 0.7), random.normal(0.3, 0.5))]);
  },
  return: (site) => drawReturns(site, 1),
  zigzag: (site) => drawReturns(site, 2 + site.random.integer(2)),
};

function drawUnderline({ random, plan, at, below }: Site): { left: number; right: number } {
  const left = random.uniform(-0.1, 0.35);
  const right = random.uniform(0.75, 1.15);
  const end = at(right, below + random.uniform(-0.05, 0.15), random.normal(0, 0.25));
  plan.drawRun([at(left, below), end], 'paraph');
  return { left, right };
}

/** From the last letter back under the name and out again, once or more. */
function drawReturns({ random, plan, at, below }: Site, times: number): void {
  plan.reopen();
  plan.draw([at(random.uniform(1.02, 1.15), random.uniform(0.1, 0.6), 0.6)]);
  for (let time = 0; time < times; time++) {
    const y = below - 0.1 * time;
    const left = random.uniform(-0.1, 0.3) + 0.05 * time;
    const right = random.uniform(0.8, 1.2) - 0.05 * time;
    plan.draw([
      at(left, y, time === 0 ? -1.1 : -0.5),
      at(right, y - random.uniform(0, 0.12), random.pick([0.4, 0.6, 2.4])),
    ]);
  }
}
