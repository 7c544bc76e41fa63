import type { Client } from 'openapi-fetch';
import type { Problem, paths } from './api.d.ts';

export type * from './api.d.ts';

export interface ClientOptions {
  /** Address that the routes follow, without a slash at the end. */
  readonly api: string;
  /** A bearer token, or what gets one for each call; absent for the operations that are public. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Another `fetch` than the global one. */
  readonly fetch?: typeof fetch;
}

/**
 * A client of the API whose paths, parameters, bodies and answers are checked by the compiler.
 *
 * @example
 * const client = countersignClient({ api, token });
 * const model = await answerOf(client.GET('/v1/models/active'));
 */
export declare function countersignClient(options: ClientOptions): Client<paths>;

/** The service refused a call. */
export declare class CountersignProblem extends Error {
  /** The problem document (RFC 9457). */
  readonly problem: Problem;
  /** Stable code, the end of the document's `type`. */
  readonly code: string;
}

/**
 * What a call answered.
 *
 * @throws CountersignProblem where the service refused it; whatever `fetch` throws where it was not reached
 */
export declare function answerOf<Data>(
  call: Promise<{ data?: Data; error?: Problem; response: Response }>,
): Promise<Data>;
