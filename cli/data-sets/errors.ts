import { CountersignError } from '#core/errors/countersign-error.ts';

/** A data set cannot be called so. */
export class DataSetNameError extends CountersignError {
  readonly code = 'data-set-name';

  constructor(name: string) {
    super(`No data set can be called ${name}.`, {
      remedy:
        'Use up to 64 letters, digits, `.`, `_` and `-`, and not `enrolled`, which the enrolled are called.',
    });
  }
}

/** Another data set of the name is there. */
export class DataSetTakenError extends CountersignError {
  readonly code = 'data-set-taken';

  constructor(name: string) {
    super(`There is a data set ${name} already, with other pictures, terms or use.`, {
      remedy: 'Choose another name, or put this one in its place with --replace.',
    });
  }
}

/** A writer of a data set signs with several names, which a data set for retraining has no place for. */
export class SeveralNamesError extends CountersignError {
  readonly code = 'data-set-several-names';

  constructor(writer: string) {
    super(`The writer ${writer} signs with several names.`, {
      remedy: 'Lay the pictures out as <writer>/genuine/* and <writer>/forged/*, one name a writer.',
    });
  }
}
