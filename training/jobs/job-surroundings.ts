import type { JobPhase } from '#core/retraining/job-progress.ts';
import type { TrainingObserver } from '../loop/train.ts';
import type { JobStores } from './stores/job-stores.ts';

/** Told what a job does, for logs and metrics. */
export interface JobObserver extends Pick<TrainingObserver, 'onStep' | 'onValidation'> {
  onPhase(phase: JobPhase): void;
  /** Told of what did not get through and does not keep the job from going on. */
  onTrouble(error: unknown): void;
}

/** What a job has to work with. */
export interface JobSurroundings {
  readonly stores: JobStores;
  /** An empty folder of the job's own. */
  readonly folder: string;
  /** Where prepared pictures of synthetic people outlive jobs. */
  readonly syntheticCacheFolder: string;
  /** Stops the job: training at its next step, with a checkpoint, everything else at once. */
  readonly signal: AbortSignal;
  readonly observer: JobObserver;
}
