import { dot } from '@observablehq/plot';
import { settingText } from '../../space/setting-text.ts';
import type { RankedTrial } from '../rank-trials.ts';
import { drawSvg } from './draw-svg.ts';

/** An SVG of the error rate over the values of one axis; larger and darker dots were measured after more steps. */
export function axisPlot(path: string, trials: readonly RankedTrial[]): string {
  const points = trials
    .filter(({ rate }) => rate !== null)
    .map(({ settings, steps, rate }) => ({ value: settings[path], steps, percent: 100 * (rate ?? 0) }));
  const isNumeric = points.every(({ value }) => typeof value === 'number');
  return drawSvg({
    x: isNumeric ? { label: `${path} →`, nice: true } : { label: path, type: 'point' },
    y: { label: '↑ equal error rate on held-out people, percent', grid: true, zero: true },
    color: { scheme: 'blues', domain: [0, Math.max(1, ...points.map(({ steps }) => steps))] },
    marks: [
      dot(points, {
        x: isNumeric ? 'value' : ({ value }) => settingText(value),
        y: 'percent',
        r: ({ steps }) => Math.sqrt(steps),
        fill: 'steps',
        stroke: '#222',
      }),
    ],
  });
}
