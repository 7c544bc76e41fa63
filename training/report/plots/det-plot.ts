import { line, link, ruleX, ruleY, text } from '@observablehq/plot';
import type { EvaluationResult } from '../../evaluation/evaluation.ts';
import { normalDeviate } from '../../evaluation/rates/normal-deviate.ts';
import type { Html } from '../html.ts';
import { percent } from '../rates/format-rate.ts';
import { COLORS, dashOf } from './palette.ts';
import { renderPlot } from './render-plot.ts';

/** Rates that the axes are marked at. */
const TICKS = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6];
const DOMAIN = [normalDeviate(0.0005), normalDeviate(0.7)];

/** DET curves of the model on one set: FRR over FAR on normal deviates (Martin et al. 1997). */
export function detPlot(data: string, results: readonly EvaluationResult[]): Html {
  const rows = results.filter((row) => row.data === data && row.system === 'model');
  const axis = (label: string) => ({
    domain: DOMAIN,
    ticks: TICKS.map(normalDeviate),
    tickFormat: (deviate: number) => tickLabel(deviate),
    label,
    grid: true,
  });
  const [low = 0, high = 0] = DOMAIN;
  return renderPlot(`Detection error tradeoff on ${data}`, {
    x: axis('false acceptance rate, percent →'),
    y: axis('↑ false rejection rate, percent'),
    marks: [
      ruleX([low]),
      ruleY([low]),
      link([[low, high]], { x1: low, y1: low, x2: high, y2: high, stroke: '#bbb' }),
      ...rows.flatMap((row) => {
        const points = pointsOf(row);
        const label = labelPoint(points);
        const stroke = COLORS[row.forgery];
        return [
          line(points, {
            x: 'x',
            y: 'y',
            stroke,
            strokeWidth: 1.6,
            strokeDasharray: dashOf(row.references),
            clip: true,
          }),
          text(label === undefined ? [] : [label], {
            x: 'x',
            y: 'y',
            text: () => `${row.references}`,
            fill: stroke,
            stroke: 'white',
            strokeWidth: 3,
            fontWeight: 'bold',
          }),
        ];
      }),
    ],
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function pointsOf({ det }: EvaluationResult): Point[] {
  return det.far.map((far, i) => ({ x: normalDeviate(far), y: normalDeviate(det.frr[i] ?? 0) }));
}

/** Where a curve is nearest to equal rates, its number of references is written on it. */
function labelPoint(points: readonly Point[]): Point | undefined {
  const [low = 0] = DOMAIN;
  return points
    .filter(({ x, y }) => x > low && y > low)
    .reduce<Point | undefined>(
      (best, point) =>
        best === undefined || Math.abs(point.x - point.y) < Math.abs(best.x - best.y) ? point : best,
      undefined,
    );
}

function tickLabel(deviate: number): string {
  const rate = TICKS.find((tick) => Math.abs(normalDeviate(tick) - deviate) < 1e-9);
  return rate === undefined ? '' : percent(rate).replace(/\.?0+$/, '');
}
