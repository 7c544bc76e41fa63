import { useCallback, useMemo } from 'preact/hooks';
import Plot from 'uplot';
import { percent } from '../parts/figures.ts';
import { type ColorOf, PointPlot } from '../parts/plot.tsx';
import { curveOf, LEAST_RATE } from './det-curve.ts';
import type { Experiment } from './experiment.ts';

export interface DetPlotProps {
  readonly name: string;
  readonly shown: Experiment;
  /** The same experiment with the active version, where that is another one. */
  readonly active: Experiment | undefined;
}

const HEIGHT = 320;
const LOGARITHMIC = 3;

/** FRR over FAR, both logarithmic (ISO/IEC 19795-1): the nearer to the left lower corner, the better. */
export function DetPlot({ name, shown, active }: DetPlotProps) {
  const points = useMemo(() => {
    const curves = [shown, ...(active === undefined ? [] : [active])].map(({ det }) => curveOf(det));
    return Plot.join(curves.map(({ far, frr }): Plot.AlignedData => [[...far], [...frr]]));
  }, [shown, active]);
  const describe = useCallback((color: ColorOf) => describePlot(color, active !== undefined), [active]);
  const label = `DET curve of ${name}: EER ${percent(shown.eer)}${
    active === undefined ? '' : `, of the active version ${percent(active.eer)}`
  }.`;
  return <PointPlot label={label} height={HEIGHT} points={points} describe={describe} />;
}

function describePlot(color: ColorOf, hasActive: boolean): Omit<Plot.Options, 'width' | 'height'> {
  const axis = {
    stroke: color('muted'),
    grid: { stroke: color('line'), width: 1 },
    ticks: { show: false },
    values: (_: Plot, rates: readonly number[]) =>
      rates.map((rate) => (rate === null ? '' : percent(rate, 2))),
  };
  const scale = { distr: LOGARITHMIC as Plot.Scale.Distr, range: [LEAST_RATE, 1] as Plot.Range.MinMax };
  const shares = { value: (_: Plot, rate: number | null) => (rate === null ? '–' : percent(rate, 2)) };
  return {
    scales: { x: { ...scale, time: false }, y: scale },
    axes: [
      { ...axis, label: 'FAR', labelSize: 20 },
      { ...axis, label: 'FRR', labelSize: 20, size: 58 },
    ],
    cursor: { drag: { x: false, y: false } },
    series: [
      { label: 'FAR', ...shares },
      {
        label: 'This version, FRR',
        stroke: color('accent'),
        width: 2,
        spanGaps: true,
        points: { show: false },
        ...shares,
      },
      ...(hasActive
        ? [
            {
              label: 'Active version, FRR',
              stroke: color('review'),
              width: 2,
              dash: [6, 4],
              spanGaps: true,
              points: { show: false },
              ...shares,
            },
          ]
        : []),
    ],
  };
}
