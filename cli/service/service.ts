import { countersignClient } from 'countersign-client';
import { problemSchema } from '#lambdas/api/schemas/problem.ts';
import { ServiceAnswerError, ServiceRefusedError, ServiceUnreachableError } from './errors.ts';

/** Where a service is, and who calls it. */
export interface ServiceAccess {
  /** Address that the routes follow, without a slash at the end. */
  readonly api: string;
  readonly token: string;
}

export type Service = ReturnType<typeof countersignClient>;

/**
 * The typed client of a service, with failures in the command line's words: its calls throw ServiceRefusedError,
 * ServiceAnswerError or ServiceUnreachableError.
 */
export function serviceAt({ api, token }: ServiceAccess): Service {
  const service = countersignClient({ api, token });
  service.use({
    onError: ({ error }) => new ServiceUnreachableError(api, { cause: error }),
    async onResponse({ response }) {
      if (response.ok && response.headers.get('Content-Type')?.startsWith('application/json')) return;
      const body: unknown = await response.json().catch((cause: unknown) => {
        throw new ServiceAnswerError(api, response.status, { cause });
      });
      const problem = problemSchema.safeParse(body);
      throw problem.success
        ? new ServiceRefusedError(problem.data)
        : new ServiceAnswerError(api, response.status, { cause: problem.error });
    },
  });
  return service;
}
