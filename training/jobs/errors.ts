import { CountersignError } from '#core/errors/countersign-error.ts';

/** The snapshot that a job names is not there, or not one. */
export class SnapshotUnusableError extends CountersignError {
  readonly code = 'snapshot-unusable';

  constructor(key: string, details: { readonly cause?: unknown } = {}) {
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
