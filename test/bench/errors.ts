import { CountersignError } from '#core/errors/countersign-error.ts';

/** A benchmark that cannot be run, or that would compare unlike things. */
export class BenchmarkError extends CountersignError {
  readonly code = 'benchmark-failed';

  constructor(reason: string, details: { readonly cause?: unknown } = {}) {
    super(`The benchmark ${reason}.`, {
      ...details,
      remedy:
        'Remove .countersign/bench and run it again; it needs Python 3.11, Java and package registries.',
    });
  }
}
