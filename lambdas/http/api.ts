import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { subjectIdSchema } from '#core/ids.ts';
import { RequestInvalidError, RouteUnknownError } from '../errors/request-errors.ts';
import { ScopeMissingError } from '../errors/token-errors.ts';
import type { SubjectKey } from '../stores/keys.ts';
import type { Caller, Scope } from './caller.ts';
import { headerOf } from './headers.ts';
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
  /** As API Gateway names the resource that it has matched. */
  readonly resource: `/v1/subjects/{subject}${string}`;
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
 *
 * API Gateway has matched the path already, so routes are looked up by its resource: parsing the path again would
 * give a second opinion on what it says, and a router that makes text of the body would spoil raw images.
 */
export class Api {
  readonly #tokens: TokenVerifier;
  readonly #logger: Logger;
  readonly #routes: readonly Route[];

  constructor(tokens: TokenVerifier, logger: Logger, routes: readonly Route[]) {
    this.#tokens = tokens;
    this.#logger = logger;
    this.#routes = routes;
  }

  /** The Lambda handler. */
  readonly handler = async (
    event: APIGatewayProxyEvent,
    context: Context,
  ): Promise<APIGatewayProxyResult> => {
    this.#logger.addContext(context);
    try {
      return await this.#answer(event);
    } catch (error) {
      return this.#refuse(error);
    }
  };

  async #answer(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
    const { httpMethod, resource } = event;
    const route = this.#routes.find(
      (candidate) => candidate.method === httpMethod && candidate.resource === resource,
    );
    if (route === undefined) throw new RouteUnknownError();
    const caller = await this.#tokens.verify(headerOf(event, 'authorization'));
    if (!caller.scopes.has(route.scope)) throw new ScopeMissingError(route.scope);

    const key = { tenant: caller.tenant, subject: subjectOf(event) };
    const body = await route.answer({ key, caller, event });
    this.#logger.info('answered', {
      route: `${httpMethod} ${resource}`,
      status: route.status,
      tenant: caller.tenant,
    });
    return reply(route.status, 'application/json', body);
  }

  #refuse(error: unknown): APIGatewayProxyResult {
    const problem = problemOf(error);
    const { status, type } = problem;
    if (status >= FIRST_SERVER_ERROR) this.#logger.error('failed', { problem: type, error });
    else this.#logger.info('refused', { problem: type, status });
    const challenge = status === UNAUTHORIZED ? { 'WWW-Authenticate': 'Bearer' } : {};
    return reply(status, 'application/problem+json', problem, challenge);
  }
}

function reply(statusCode: number, type: string, body: object, headers = {}): APIGatewayProxyResult {
  return {
    statusCode,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** Ids hold no percent sign, so decoding is right whether or not the path was decoded on its way here. */
function subjectOf({ pathParameters }: APIGatewayProxyEvent): SubjectKey['subject'] {
  const parameter = pathParameters?.['subject'] ?? '';
  const subject = subjectIdSchema.safeParse(
    parameter.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
  if (subject.success) return subject.data;
  throw new RequestInvalidError(
    subject.error.issues.map(({ message }) => ({ pointer: '/subject', detail: message })),
  );
}
