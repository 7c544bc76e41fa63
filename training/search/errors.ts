import { CountersignError } from '#core/errors/countersign-error.ts';

/** A search that cannot be made as it was described. */
export class SearchSpaceError extends CountersignError {
  readonly code = 'search-space-invalid';

  constructor(reason: string, details: { readonly cause?: unknown } = {}) {
    super(`The search cannot be made: ${reason}`, {
      ...details,
      remedy: 'Correct the named axis or number; `countersign search --help` shows how axes are written.',
    });
  }
}

/** The folder holds a search already. */
export class SearchExistsError extends CountersignError {
  readonly code = 'search-exists';

  constructor(folder: string) {
    super(`${folder} holds a search already.`, {
      remedy: 'Go on with it by --resume, or name another folder.',
    });
  }
}

/** The folder holds no search, or none of this program. */
export class SearchNotFoundError extends CountersignError {
  readonly code = 'search-not-found';

  constructor(folder: string, details: { readonly cause?: unknown } = {}) {
    super(`${folder} is not a folder that \`countersign search\` wrote.`, {
      ...details,
      remedy: 'Name the --out folder of a search.',
    });
  }
}

/** Trials are ranked by held-out people, and there are none. */
export class NobodyHeldOutError extends CountersignError {
  readonly code = 'search-nobody-held-out';

  constructor() {
    super('The search cannot rank its trials: no writer is held out of the training data.', {
      remedy: 'Give more writers with two genuine signatures or more; a tenth of them is held out.',
    });
  }
}
