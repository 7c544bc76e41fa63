import { CountersignError } from '#core/errors/countersign-error.ts';
import type { Problem } from '#lambdas/api/schemas/problem.ts';

/** The service refused the request; it says itself what is wrong and what to do. */
export class ServiceRefusedError extends CountersignError {
  readonly code: string;
  readonly status: number;

  constructor({ type, title, status, detail, errors = [] }: Problem) {
    const faults = errors.map(({ pointer, detail: fault }) =>
      fault === title ? `\n  at ${pointer}` : `\n  at ${pointer}: ${fault}`,
    );
    super(`${title}${faults.join('')}`, { remedy: detail ?? 'Try again later.' });
    this.code = type.slice(type.lastIndexOf(':') + 1);
    this.status = status;
  }
}

/** What answers at the service's address is not the service, or it failed before it could say why. */
export class ServiceAnswerError extends CountersignError {
  readonly code = 'service-answer-unexpected';

  constructor(api: string, status: number, details: { readonly cause?: unknown } = {}) {
    super(`${api} answered with status ${status} and nothing that the service says.`, {
      ...details,
      remedy: 'Check --endpoint; for the local stack, its logs are in .countersign/stack.',
    });
  }
}

/** Nothing answers at the service's address. */
export class ServiceUnreachableError extends CountersignError {
  readonly code = 'service-unreachable';

  constructor(api: string, details: { readonly cause?: unknown } = {}) {
    super(`No Countersign service answers at ${api}.`, {
      ...details,
      remedy: 'Check --endpoint, or start the local stack with `countersign up`.',
    });
  }
}

/** A service of one's own was named without a token for it. */
export class TokenNeededError extends CountersignError {
  readonly code = 'token-needed';

  constructor() {
    super('A service named by --endpoint wants a token.', {
      remedy: 'Give one with --token or in the environment variable COUNTERSIGN_TOKEN.',
    });
  }
}
