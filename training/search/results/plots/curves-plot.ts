import { dot, line, text } from '@observablehq/plot';
import { settingText } from '../../space/setting-text.ts';
import type { RankedTrial } from '../rank-trials.ts';
import type { CurvePoint } from '../validation-curve.ts';
import { drawSvg } from './draw-svg.ts';

/** A trial with its validations so far. */
export interface TrialCurve extends RankedTrial {
  readonly curve: readonly CurvePoint[];
}

/** Trials whose settings are written beside their curves: more would stand on top of each other. */
const LABELED = 3;

/** An SVG of the error rate of every trial over its steps; the best stand out and are named. */
export function curvesPlot(trials: readonly TrialCurve[], wholeRun: number): string {
  const best = trials.filter(({ rate }) => rate !== null).slice(0, LABELED);
  const points = trials.flatMap(({ trial, curve }) =>
    curve.map(({ step, rate }) => ({ trial, step, percent: 100 * rate })),
  );
  const isBest = ({ trial }: { readonly trial: number }) => best.some((one) => one.trial === trial);
  return drawSvg({
    width: 720,
    marginRight: 200,
    x: { label: 'steps →', domain: [0, wholeRun] },
    y: { label: '↑ equal error rate on held-out people, percent', grid: true, zero: true },
    marks: [
      line(points, { x: 'step', y: 'percent', z: 'trial', stroke: '#bbb' }),
      line(points.filter(isBest), { x: 'step', y: 'percent', z: 'trial', stroke: '#0072b2', strokeWidth: 2 }),
      dot(points, { x: 'step', y: 'percent', fill: (point) => (isBest(point) ? '#0072b2' : '#999'), r: 2 }),
      text(
        best.map(({ curve, settings }) => ({
          step: curve.at(-1)?.step ?? 0,
          percent: 100 * (curve.at(-1)?.rate ?? 0),
          name: Object.entries(settings)
            .map(([path, value]) => `${path}=${settingText(value)}`)
            .join(' '),
        })),
        { x: 'step', y: 'percent', text: 'name', textAnchor: 'start', dx: 8, stroke: 'white', fill: '#222' },
      ),
    ],
  });
}
