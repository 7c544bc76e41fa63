import { CountersignError } from '#core/errors/countersign-error.ts';

/** A configuration that says something impossible, or nothing that can be read. */
export class TrainingConfigError extends CountersignError {
  readonly code = 'training-config-invalid';

  constructor(reason: string, details: { readonly cause?: unknown } = {}) {
    super(`The training configuration cannot be used: ${reason}`, {
      ...details,
      remedy: 'Correct the named setting; `countersign train --help` lists the flags.',
    });
  }
}
