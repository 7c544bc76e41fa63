import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Operation, Scope } from '../api/operation.ts';
import { RouteUnknownError } from '../errors/request-errors.ts';
import { ScopeMissingError } from '../errors/token-errors.ts';
import type { KeptAnswers } from '../stores/kept-answers.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Caller } from './caller.ts';
import { headerOf } from './headers.ts';
import { problemOf } from './problem.ts';
import { subjectOf } from './request.ts';
import type { Route } from './route.ts';
import type { TokenVerifier } from './token-verifier.ts';
import type { RateLimiter } from './traffic/rate-limiter.ts';
import { repeatableRequest } from './traffic/repeatable-request.ts';
import { retryAfterSeconds } from './traffic/retry-after.ts';

const UNAUTHORIZED = 401;
const FIRST_SERVER_ERROR = 500;

/** What the routes of a function stand on. */
export interface ApiParts {
  readonly tokens: Pick<TokenVerifier, 'verify'>;
  readonly rates: Pick<RateLimiter, 'admit'>;
  readonly keptAnswers: Pick<KeptAnswers, 'once'>;
  readonly logger: Logger;
  readonly telemetry: Pick<Telemetry, 'begin' | 'end'>;
  readonly routes: readonly Route[];
}

/**
 * The routes of one function. Every call is authorized before its route sees it and counted before anything is decided,
 * changed or answered, its tenant comes from the token and from nowhere else, a write that is repeated under its
 * idempotency key changes nothing, and every error leaves as a problem document.
 *
 * API Gateway has matched the path already, so routes are looked up by its resource: parsing the path again would
 * give a second opinion on what it says, and a router that makes text of the body would spoil raw images.
 */
export class Api {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  /** The Lambda handler. */
  readonly handler = async (
    event: APIGatewayProxyEvent,
    context: Context,
  ): Promise<APIGatewayProxyResult> => {
    this.#parts.logger.addContext(context);
    this.#parts.telemetry.begin();
    try {
      return await this.#answer(event, context);
    } catch (error) {
      return this.#refuse(error);
    } finally {
      await this.#parts.telemetry.end();
    }
  };

  async #answer(event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> {
    const { httpMethod, resource } = event;
    const route = this.#parts.routes.find(
      ({ operation }) => operation.method === httpMethod && operation.resource === resource,
    );
    if (route === undefined) throw new RouteUnknownError();
    const { operation } = route;
    const { scope, status, id } = operation;
    const caller = scope === 'public' ? undefined : await this.#authorize(event, scope);
    const admitted = this.#admit(event, operation, caller);
    const answered = this.#answerOnce(event, context, route, caller, admitted);
    // Both have ended when one refuses: what went on would be measured, and paid for, as part of the next request.
    await Promise.allSettled([answered, admitted]);
    await admitted;
    const body = await answered;
    this.#parts.logger.info('answered', { operation: id, status, tenant: caller?.tenant });
    return reply(status, 'application/json', body);
  }

  async #authorize(event: APIGatewayProxyEvent, scope: Scope | readonly Scope[]): Promise<Caller> {
    const caller = await this.#parts.tokens.verify(headerOf(event, 'authorization'));
    const allowing = [scope].flat();
    if (!allowing.some((one) => caller.scopes.has(one))) throw new ScopeMissingError(...allowing);
    return caller;
  }

  async #admit(
    event: APIGatewayProxyEvent,
    { probesSubject }: Operation,
    caller: Caller | undefined,
  ): Promise<void> {
    if (caller === undefined) return;
    const probed = probesSubject === true ? subjectOf(event) : undefined;
    await this.#parts.rates.admit(caller.tenant, probed, new Date());
  }

  async #answerOnce(
    event: APIGatewayProxyEvent,
    context: Context,
    { operation, answer }: Route,
    caller: Caller | undefined,
    admitted: Promise<void>,
  ): Promise<object> {
    const request =
      caller === undefined || operation.method === 'GET' || operation.keepsNothing === true
        ? undefined
        : repeatableRequest(event, operation, caller);
    if (request !== undefined || operation.awaitsAdmission !== true) await admitted;
    if (request === undefined) return answer(event, caller, admitted);
    let answered: object | undefined;
    const kept = await this.#parts.keptAnswers.once(request, context, async () => {
      answered = await answer(event, caller, admitted);
      return withoutFields(answered, operation.unkept ?? []);
    });
    // The table does not keep the order of fields; the schema puts them back, so that a repeated answer is the same text.
    return answered ?? operation.answer.parse(kept);
  }

  #refuse(error: unknown): APIGatewayProxyResult {
    const problem = problemOf(error);
    const { status, type } = problem;
    if (status >= FIRST_SERVER_ERROR) this.#parts.logger.error('failed', { problem: type, error });
    else this.#parts.logger.info('refused', { problem: type, status });
    const retryAfter = retryAfterSeconds(error, status);
    return reply(status, 'application/problem+json', problem, {
      ...(status === UNAUTHORIZED && { 'WWW-Authenticate': 'Bearer' }),
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    });
  }
}

function withoutFields(answer: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !fields.includes(name)));
}

function reply(statusCode: number, type: string, body: object, headers = {}): APIGatewayProxyResult {
  return {
    statusCode,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}
