import { Router } from '@aws-lambda-powertools/event-handler/http';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { subjectIdSchema } from '#core/ids.ts';
import { RequestInvalidError, RouteUnknownError } from '../errors/request-errors.ts';
import { ScopeMissingError } from '../errors/token-errors.ts';
import type { SubjectKey } from '../stores/keys.ts';
import type { Caller, Scope } from './caller.ts';
import { problemOf } from './problem.ts';
import type { TokenVerifier } from './token-verifier.ts';

/** A call that its token allows. */
export interface Call {
  readonly key: SubjectKey;
  readonly caller: Caller;
  readonly event: APIGatewayProxyEvent;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With the subject as `:subject`. */
  readonly path: `/v1/subjects/:subject${string}`;
  readonly scope: Scope;
  /** Status of a good answer. */
  readonly status: number;
  readonly answer: (call: Call) => Promise<object>;
}

const UNAUTHORIZED = 401;
const FIRST_SERVER_ERROR = 500;

/**
 * The routes of one function. Every call is authorized before its route sees it, its tenant comes from the token and
 * from nowhere else, and every error leaves as a problem document.
 */
export class Api {
  readonly #router: Router;
  readonly #tokens: TokenVerifier;
  readonly #logger: Logger;

  constructor(tokens: TokenVerifier, logger: Logger, routes: readonly Route[]) {
    this.#tokens = tokens;
    this.#logger = logger;
    this.#router = new Router({ logger });
    this.#router.notFound(async () => this.#refuse(new RouteUnknownError()));
    this.#router.errorHandler(Error, async (error) => this.#refuse(error));
    for (const route of routes) this.#add(route);
  }

  /** The Lambda handler. */
  readonly handler = (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
    this.#logger.addContext(context);
    return this.#router.resolve(event, context);
  };

  #add({ method, path, scope, status, answer }: Route): void {
    this.#router.route(
      async ({ event, params, responseType }) => {
        if (responseType !== 'ApiGatewayV1') throw new RouteUnknownError();
        const caller = await this.#tokens.verify(
          event.headers['Authorization'] ?? event.headers['authorization'],
        );
        if (!caller.scopes.has(scope)) throw new ScopeMissingError(scope);
        const key = { tenant: caller.tenant, subject: subjectOf(params['subject']) };
        const body = await answer({ key, caller, event });
        this.#logger.info('answered', { route: `${method} ${path}`, status, tenant: caller.tenant });
        return Response.json(body, { status });
      },
      { method, path },
    );
  }

  #refuse(error: Error): Response {
    const problem = problemOf(error);
    const { status, type } = problem;
    if (status >= FIRST_SERVER_ERROR) this.#logger.error('failed', { problem: type, error });
    else this.#logger.info('refused', { problem: type, status });
    const headers = new Headers({ 'Content-Type': 'application/problem+json' });
    if (status === UNAUTHORIZED) headers.set('WWW-Authenticate', 'Bearer');
    return new Response(JSON.stringify(problem), { status, headers });
  }
}

function subjectOf(parameter: string | undefined): SubjectKey['subject'] {
  const subject = subjectIdSchema.safeParse(parameter);
  if (subject.success) return subject.data;
  throw new RequestInvalidError(
    subject.error.issues.map(({ message }) => ({ pointer: '/subject', detail: message })),
  );
}
