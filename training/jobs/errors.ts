import { CountersignError } from '#core/errors/countersign-error.ts';

interface Cause {
  readonly cause?: unknown;
}

/** The snapshot that a job names is not there, or not one. */
export class SnapshotUnusableError extends CountersignError {
  readonly code = 'snapshot-unusable';

  constructor(key: string, details: Cause = {}) {
    super(`The training snapshot ${key} cannot be used.`, {
      ...details,
      remedy: 'Start the retraining again from its first step, which takes a new snapshot.',
    });
  }
}

/** An object is not the one that the snapshot vouches for. */
export class SnapshotImageChangedError extends CountersignError {
  readonly code = 'snapshot-image-changed';

  constructor(object: string) {
    super(`The image ${object} is not the one that the snapshot vouches for.`, {
      remedy: 'Find out who wrote to the bucket, then take a new snapshot.',
    });
  }
}

/** What was asked for is no job that this program knows. */
export class JobUnreadableError extends CountersignError {
  readonly code = 'job-unreadable';

  constructor(details: Cause = {}) {
    super('The job cannot be read.', {
      ...details,
      remedy: 'Deploy the service and the training machine from the same version of Countersign.',
    });
  }
}

/** A job's configuration names what only the job itself decides. */
export class JobConfigError extends CountersignError {
  readonly code = 'job-config';

  constructor(setting: string, rule: string) {
    super(`A retraining's configuration cannot set ${setting}: ${rule}`, {
      remedy: 'Leave the setting out; docs/training-worker.md says what a retraining decides itself.',
    });
  }
}

/** Something else lies where an object was to be written that is never replaced. */
export class ObjectTakenError extends CountersignError {
  readonly code = 'object-taken';

  constructor(key: string) {
    super(`The object ${key} is there already, with other contents.`, {
      remedy: 'Start a new retraining; what lies there is never replaced.',
    });
  }
}

/** The copy of a run that another machine left lacks a file or has another one. */
export class FolderCopyDamagedError extends CountersignError {
  readonly code = 'run-copy-damaged';

  constructor(prefix: string, details: Cause = {}) {
    super(`The copy of the run at ${prefix} is damaged.`, {
      ...details,
      remedy: 'Remove the copy to have the run begin anew, or start a new retraining.',
    });
  }
}

/** The machine is to stop; what was reached is kept. */
export class JobInterruptedError extends CountersignError {
  readonly code = 'job-interrupted';

  constructor() {
    super('The job was interrupted; its last checkpoint is kept.', {
      remedy: 'Start the worker again, here or on another machine: it goes on from there.',
    });
  }
}

/** Whoever asked for the job does not wait for it any more. */
export class TaskLostError extends CountersignError {
  readonly code = 'job-lost';

  constructor(details: Cause = {}) {
    super('Nobody waits for this job any more: it timed out, or its retraining has ended.', {
      ...details,
      remedy: 'Nothing is to be done here; the workflow asks again where it still wants the job done.',
    });
  }
}
