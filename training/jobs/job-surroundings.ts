import type { TrainingObserver } from '../loop/train.ts';
import type { JobStores } from './stores/job-stores.ts';

/** What a job is at. */
export type JobPhase =
  | 'fetching signatures'
  | 'preparing signatures'
  | 'training'
  | 'exporting'
  | 'uploading'
  | 'measuring';

/** Told what a job does, for logs and metrics. */
export interface JobObserver extends Pick<TrainingObserver, 'onStep' | 'onValidation'> {
  onPhase(phase: JobPhase): void;
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
