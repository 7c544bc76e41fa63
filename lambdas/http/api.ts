import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Scope } from '../api/operation.ts';
import { RouteUnknownError } from '../errors/request-errors.ts';
import { ScopeMissingError } from '../errors/token-errors.ts';
import type { Caller } from './caller.ts';
import { headerOf } from './headers.ts';
import { problemOf } from './problem.ts';
import type { Route } from './route.ts';
import type { TokenVerifier } from './token-verifier.ts';

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
      ({ operation }) => operation.method === httpMethod && operation.resource === resource,
    );
    if (route === undefined) throw new RouteUnknownError();
    const { scope, status, id } = route.operation;
    const caller = scope === 'public' ? undefined : await this.#authorize(event, scope);
    const body = await route.answer(event, caller);
    this.#logger.info('answered', { operation: id, status, tenant: caller?.tenant });
    return reply(status, 'application/json', body);
  }

  async #authorize(event: APIGatewayProxyEvent, scope: Scope): Promise<Caller> {
    const caller = await this.#tokens.verify(headerOf(event, 'authorization'));
    if (!caller.scopes.has(scope)) throw new ScopeMissingError(scope);
    return caller;
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
