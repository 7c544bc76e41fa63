import { areaY, lineY, ruleX, ruleY, text } from '@observablehq/plot';
import type { EvaluationResult } from '../../evaluation/evaluation.ts';
import type { Html } from '../html.ts';
import { COLORS } from './palette.ts';
import { renderPlot } from './render-plot.ts';

/** A threshold to mark, and what it is called. */
export interface MarkedThreshold {
  readonly threshold: number;
  readonly name: string;
}

/** How the model's scores spread: genuine queries and one kind of forgery, each as shares of its own kind. */
export function scorePlot(result: EvaluationResult, thresholds: readonly MarkedThreshold[]): Html {
  const { histogram, forgery, references, data } = result;
  const kinds = [
    { name: 'genuine', counts: histogram.genuine, color: COLORS.genuine },
    { name: `${forgery} forgery`, counts: histogram.forgery, color: COLORS[forgery] },
  ];
  const title = `Scores on ${data}, ${references} references: genuine and ${forgery} forgeries`;
  return renderPlot(title, {
    height: 250,
    marginTop: 34,
    x: { label: 'log-likelihood ratio →' },
    y: { label: '↑ share of comparisons, percent', grid: true },
    marks: [
      ...kinds.flatMap(({ counts, color }) => {
        const bars = steps(histogram.lowest, histogram.binWidth, counts);
        const stepped = { x: 'x', y: 'y', curve: 'step-after' } as const;
        return [
          areaY(bars, { ...stepped, fill: color, fillOpacity: 0.18 }),
          lineY(bars, { ...stepped, stroke: color, strokeWidth: 1.5 }),
        ];
      }),
      text(
        kinds.map(({ name, counts, color }) => ({ name, color, ...peak(histogram, counts) })),
        { x: 'x', y: 'y', text: 'name', fill: 'color', dy: -8, fontWeight: 'bold', stroke: 'white' },
      ),
      ruleX(thresholds, { x: 'threshold', strokeDasharray: '3,2', stroke: '#222' }),
      // One under the other and left of their lines, where the plot is empty.
      ...thresholds.map((marked, i) =>
        text([marked], {
          x: 'threshold',
          text: 'name',
          frameAnchor: 'top',
          lineAnchor: 'top',
          textAnchor: 'end',
          dx: -4,
          dy: 2 + 14 * i,
          stroke: 'white',
          strokeWidth: 4,
          fill: '#222',
        }),
      ),
      ruleY([0]),
    ],
  });
}

interface Step {
  readonly x: number;
  readonly y: number;
}

function steps(lowest: number, binWidth: number, counts: readonly number[]): Step[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return [...counts, 0].map((count, i) => ({ x: lowest + i * binWidth, y: (100 * count) / all }));
}

/** The middle of the fullest bin. */
function peak({ lowest, binWidth }: EvaluationResult['histogram'], counts: readonly number[]): Step {
  const fullest = counts.indexOf(Math.max(...counts));
  const { y = 0 } = steps(lowest, binWidth, counts)[fullest] ?? {};
  return { x: lowest + (fullest + 0.5) * binWidth, y };
}
