import { CountersignError } from '#core/errors/countersign-error.ts';
import { percent } from '#core/percent.ts';
import type { RetrainingJob } from '#core/retraining/job.ts';
import type { JobPhase } from '#core/retraining/job-progress.ts';
import type { JobObserver } from '#training/jobs/job-surroundings.ts';
import type { WorkerObserver } from '#training/jobs/queue/work-on-queue.ts';
import { stepMetrics, validationMetrics } from './embedded-metrics.ts';

/** Milliseconds between two lines about steps. */
const LINE_INTERVAL = 15_000;

export type WorkerLog = JobObserver & Omit<WorkerObserver, 'onDone'> & { onDone(result: object): void };

/** What is worth a line: what happens, in words and in values. */
interface Line {
  readonly event: string;
  readonly text: string;
  readonly values?: object;
}

/** Logs what a worker does on standard output, in words or, for machines, as one JSON object a line. */
export function workerLog(json: boolean): WorkerLog {
  let retraining: string | undefined;
  let lastStep = Number.NEGATIVE_INFINITY;
  const write = ({ event, text, values = {} }: Line) => {
    const at = new Date();
    console.log(
      json
        ? JSON.stringify({ at: at.toISOString(), event, retraining, ...values })
        : `${at.toLocaleTimeString('en-GB')}  ${text}`,
    );
  };
  return {
    onWaiting: () => write({ event: 'waiting', text: 'waiting for a job' }),
    onJob(job: RetrainingJob) {
      retraining = job.retraining;
      write({ event: 'job', text: `${job.kind} for retraining ${retraining}`, values: { kind: job.kind } });
    },
    onPhase: (phase: JobPhase) => write({ event: 'phase', text: phase, values: { phase } }),
    onStep(step, progress, _, measures) {
      if (progress < 1 && performance.now() - lastStep < LINE_INTERVAL) return;
      lastStep = performance.now();
      const share = `${Math.round(100 * progress)} %`;
      write({
        event: 'step',
        text: `step ${step}, ${share}, loss ${measures.loss.toFixed(4)}`,
        values: { step, ...stepMetrics(progress, measures) },
      });
    },
    onValidation(step, validation) {
      for (const { set, random, skilled } of validation) {
        const rates = { random, skilled };
        write({
          event: 'validation',
          text: `step ${step}, equal error rate on ${set}: random ${rateText(random)}, skilled ${rateText(skilled)}`,
          values: { step, set, ...validationMetrics(rates) },
        });
      }
    },
    onDone: (result) => write({ event: 'done', text: 'done', values: { result } }),
    onFailure: (error) => write({ event: 'ended', ...described(error) }),
    onTrouble: (error) => write({ event: 'trouble', ...described(error) }),
  };
}

function described(error: unknown): Pick<Line, 'text' | 'values'> {
  if (!(error instanceof CountersignError)) return { text: String(error), values: { error: String(error) } };
  const { code, message, remedy } = error;
  return { text: `${message} ${remedy} (${code})`, values: { error: { code, message, remedy } } };
}

function rateText(rate: number | null): string {
  return rate === null ? 'not measured' : percent(rate);
}
