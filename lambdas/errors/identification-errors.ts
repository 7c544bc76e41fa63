import { CountersignError } from '#core/errors/countersign-error.ts';

/** The tenant has more references than are searched at once. */
export class TooManyPeopleError extends CountersignError {
  readonly code = 'too-many-people';

  constructor(limit: number) {
    super(`The tenant has more than ${limit} references, too many to search among.`, {
      remedy: 'Verify against the subjects that come into question, or keep people under several tenants.',
    });
  }
}
