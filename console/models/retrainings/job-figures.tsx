import type { Retraining } from 'countersign-client';
import { counted, percent } from '../../parts/figures.ts';

const SECONDS_A_MINUTE = 60;
const LOSS_DIGITS = 3;

/** How far the training machine is that works for a retraining: what it does, how many steps, and what it has measured. */
export function JobFigures({ of }: { readonly of: NonNullable<Retraining['progress']> }) {
  const { phase, step, steps, loss, validationEer, secondsLeft } = of;
  const figures = [
    ...(step === undefined ? [] : [`step ${step}${steps === undefined ? '' : ` of ${steps}`}`]),
    ...(loss === undefined ? [] : [`loss ${loss.toFixed(LOSS_DIGITS)}`]),
    ...(validationEer === undefined ? [] : [`EER on held-out people ${percent(validationEer)}`]),
    ...(secondsLeft === undefined ? [] : [`about ${timeText(secondsLeft)} left`]),
  ];
  // Without a value the bar says only that something is being done.
  const share = phase === 'training' && steps !== undefined ? { max: steps, value: step ?? 0 } : {};
  return (
    <label class="experiment">
      <span>{[`${phase.charAt(0).toUpperCase()}${phase.slice(1)}`, ...figures].join(' · ')}</span>
      <progress {...share} />
    </label>
  );
}

function timeText(seconds: number): string {
  return seconds < SECONDS_A_MINUTE
    ? counted(seconds, 'second')
    : counted(Math.round(seconds / SECONDS_A_MINUTE), 'minute');
}
