import { CountersignError } from '#core/errors/countersign-error.ts';

/** A run folder that cannot be used as asked. */
abstract class RunError extends CountersignError {}

/** The folder holds a run already. */
export class RunExistsError extends RunError {
  readonly code = 'run-exists';

  constructor(folder: string) {
    super(`${folder} holds a training run already.`, {
      remedy: 'Go on with it by --resume, or name another folder.',
    });
  }
}

/** The folder holds no run, or none of this program. */
export class RunNotFoundError extends RunError {
  readonly code = 'run-not-found';

  constructor(folder: string, details: { readonly cause?: unknown } = {}) {
    super(`${folder} is not a folder that \`countersign train\` wrote.`, {
      ...details,
      remedy: 'Name the --out folder of a training run.',
    });
  }
}

/** A run without weights to go on from or to export. */
export class NoCheckpointError extends RunError {
  readonly code = 'run-without-checkpoint';

  constructor(folder: string, details: { readonly cause?: unknown } = {}) {
    super(`${folder} has no complete checkpoint.`, {
      ...details,
      remedy: 'It was cut off before its first checkpoint: remove the folder and train again.',
    });
  }
}
