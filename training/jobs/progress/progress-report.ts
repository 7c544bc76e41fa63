import type { RetrainingJob } from '#core/retraining/job.ts';
import { type JobPhase, type JobProgress, progressKey } from '#core/retraining/job-progress.ts';
import { meanRate } from '../../evaluation/validate.ts';
import type { JobObserver } from '../job-surroundings.ts';
import type { JobBucket } from '../stores/job-bucket.ts';

/** Milliseconds between two reports of steps; another phase is reported at once. */
const INTERVAL = 10_000;

export interface ProgressReportOptions {
  readonly job: Pick<RetrainingJob, 'kind' | 'retraining'>;
  readonly bucket: Pick<JobBucket, 'put'>;
  /** Told everything too. */
  readonly observer: JobObserver;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
}

/**
 * Says in the bucket how far a job is, for whoever looks at the retraining. It says no more than the latest, so a machine
 * that takes the job up again simply goes on saying; a report that does not get through keeps the job from nothing.
 */
export class ProgressReport implements JobObserver {
  readonly #options: ProgressReportOptions;
  readonly #now: () => number;
  #known: Omit<JobProgress, 'at' | 'job' | 'phase'> = {};
  #phase: JobPhase = 'fetching signatures';
  #reported = Number.NEGATIVE_INFINITY;
  #isNews = false;
  #writing: Promise<void> | undefined;

  constructor(options: ProgressReportOptions) {
    this.#options = options;
    this.#now = options.now ?? performance.now.bind(performance);
  }

  onPhase(phase: JobPhase): void {
    this.#options.observer.onPhase(phase);
    this.#phase = phase;
    const { secondsLeft: _, ...lasting } = this.#known;
    this.#known = lasting;
    this.#report();
  }

  onStep(...told: Parameters<JobObserver['onStep']>): void {
    this.#options.observer.onStep(...told);
    const [step, share, seconds, { loss }] = told;
    this.#known = {
      ...this.#known,
      step,
      loss,
      ...(share > 0 && {
        steps: Math.max(step, Math.round(step / share)),
        secondsLeft: Math.max(0, Math.round(seconds / share - seconds)),
      }),
    };
    if (share >= 1 || this.#now() - this.#reported >= INTERVAL) this.#report();
  }

  onValidation(...told: Parameters<JobObserver['onValidation']>): void {
    this.#options.observer.onValidation(...told);
    const validationEer = meanRate(told[1]);
    if (validationEer !== null) this.#known = { ...this.#known, validationEer };
    this.#report();
  }

  onTrouble(error: unknown): void {
    this.#options.observer.onTrouble(error);
  }

  /** Resolves when the last report is there, or did not get through. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  #report(): void {
    this.#reported = this.#now();
    this.#isNews = true;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Writes one report at a time, so that none overtakes a later one. */
  async #write(): Promise<void> {
    const { job, bucket } = this.#options;
    while (this.#isNews) {
      this.#isNews = false;
      const progress: JobProgress = {
        job: job.kind,
        phase: this.#phase,
        ...this.#known,
        at: new Date().toISOString(),
      };
      try {
        await bucket.put(progressKey(job.retraining), new TextEncoder().encode(JSON.stringify(progress)));
      } catch (error) {
        this.onTrouble(error);
      }
    }
  }
}
