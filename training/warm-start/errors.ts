import { CountersignError } from '#core/errors/countersign-error.ts';

/** Weights that a run cannot begin with. */
abstract class WarmStartError extends CountersignError {}

/** There is neither a model artefact nor a training run. */
export class WarmStartSourceError extends WarmStartError {
  readonly code = 'warm-start-source-unknown';

  constructor(path: string, details: { readonly cause?: unknown } = {}) {
    super(`${path} is neither a model artefact with layers nor a training run.`, {
      ...details,
      remedy: 'Name a folder that `countersign export` or `countersign train` wrote.',
    });
  }
}

/** The weights belong to another network than the configuration describes. */
export class WarmStartMismatchError extends WarmStartError {
  readonly code = 'warm-start-mismatch';

  constructor(path: string) {
    super(`The weights of ${path} do not fit the network of this run.`, {
      remedy: 'Give this run the `network` and `input` settings that the other was trained with.',
    });
  }
}
