import type { Verification } from 'countersign-client';
import { useCallback, useMemo } from 'preact/hooks';
import type Plot from 'uplot';
import { type ColorOf, PointPlot } from '../parts/plot.tsx';

const HEIGHT = 190;
const DECISIONS = ['accept', 'review', 'reject'] as const;
const DOT = 8;
const GRID = 1;
/** Scores that are written beside the plot. */
const MARKS = [0, 0.25, 0.5, 0.75, 1];

/** Scores over time, in the colors of their decisions, between the thresholds that they were decided by. */
export function HistoryPlot({ verifications }: { readonly verifications: readonly Verification[] }) {
  const points = useMemo(() => pointsOf(verifications), [verifications]);
  const describe = useCallback(describePlot, []);
  const count = (decision: string) => verifications.filter((one) => one.decision === decision).length;
  const label = `Scores over time: ${DECISIONS.map((name) => `${count(name)} ${name}`).join(', ')}.`;
  return <PointPlot label={label} height={HEIGHT} points={points} describe={describe} />;
}

/** Seconds since 1970, the scores of each decision, and the two thresholds; oldest first. */
function pointsOf(verifications: readonly Verification[]): Plot.AlignedData {
  const oldestFirst = verifications.toReversed();
  return [
    oldestFirst.map(({ at }) => Date.parse(at) / 1000),
    ...DECISIONS.map((decision) => oldestFirst.map((one) => (one.decision === decision ? one.score : null))),
    oldestFirst.map(({ thresholds }) => thresholds.accept),
    oldestFirst.map(({ thresholds }) => thresholds.review),
  ];
}

function describePlot(color: ColorOf): Omit<Plot.Options, 'width' | 'height'> {
  const axis = {
    stroke: color('muted'),
    grid: { stroke: color('line'), width: GRID },
    ticks: { show: false },
  };
  const threshold = (label: string) => ({
    label,
    stroke: color('line-strong'),
    dash: [4, 4],
    width: 1,
    points: { show: false },
  });
  return {
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { y: { range: [-0.03, 1.03] } },
    axes: [axis, { ...axis, size: 42, splits: () => MARKS }],
    series: [
      {},
      ...DECISIONS.map((decision) => ({
        label: decision,
        stroke: color(decision),
        paths: () => null,
        points: { show: true, size: DOT, fill: color(decision) },
      })),
      threshold('accept from'),
      threshold('review from'),
    ],
  };
}
