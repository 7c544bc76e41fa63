import { percent } from '#core/percent.ts';
import type { ValidationRates } from '#training/evaluation/validate.ts';
import type { TrainingObserver } from '#training/loop/train.ts';

/** Seconds between lines where no terminal redraws them. */
const LINE_INTERVAL = 15;
const BAR_WIDTH = 24;

/** Shows a run on standard error: a bar that redraws itself on a terminal, a line now and then elsewhere. */
export function trainingProgress(): TrainingObserver & {
  onPreparation(source: string, done: number, total: number): void;
} {
  let lastLine = Number.NEGATIVE_INFINITY;
  const show = (text: string, always: boolean) => {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\x1b[K${text}`);
      return;
    }
    const now = performance.now() / 1000;
    if (!always && now - lastLine < LINE_INTERVAL) return;
    lastLine = now;
    process.stderr.write(`${text}\n`);
  };
  const keep = (text: string) => {
    const newLine = process.stderr.isTTY ? '\r\x1b[K' : '';
    process.stderr.write(`${newLine}${text}\n`);
  };
  return {
    onPreparation(source, done, total) {
      show(`preparing ${source}  ${bar(done / total)} ${done}/${total}`, done === total);
    },
    onStep(step, progress, seconds, { loss, activeTriplets, triplets, positiveDistance, negativeDistance }) {
      const left = progress > 0 ? (seconds * (1 - progress)) / progress : 0;
      const distances = `d(a,p) ${positiveDistance.toFixed(3)} d(a,n) ${negativeDistance.toFixed(3)}`;
      const active = `active ${activeTriplets}/${triplets}`;
      show(
        `step ${step}  ${bar(progress)} ${duration(left)} left  loss ${loss.toFixed(4)}  ${active}  ${distances}`,
        progress === 1,
      );
    },
    onValidation(step, validation, measured) {
      for (const rates of validation) keep(`step ${step}  held out of ${line(rates)}`);
      for (const rates of measured) keep(`step ${step}  measured on ${line(rates)}`);
    },
  };
}

function line({ set, random, skilled }: ValidationRates): string {
  const rate = (share: number | null) => (share === null ? 'none' : percent(share));
  return `${set}: EER random ${rate(random)}, skilled ${rate(skilled)}`;
}

function bar(share: number): string {
  const filled = Math.round(share * BAR_WIDTH);
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`;
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${Math.round(seconds)} s`;
}
