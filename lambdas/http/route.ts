import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { z } from 'zod';
import type { Operation } from '../api/operation.ts';
import type { Caller } from './caller.ts';
import { bodyOf, pathOf, queryOf } from './request.ts';

/** A checked request of an operation. */
export interface Call<Who, Path, Query, Body> {
  /** Whom the token names and allows the operation; undefined where the operation is public. */
  readonly caller: Who;
  readonly path: Path;
  readonly query: Query;
  /** Undefined where the operation takes none. */
  readonly body: Body;
  readonly at: Date;
  /** Fulfilled once the request is counted and not one too many; pending only where the operation waits for it itself. */
  readonly admitted: Promise<void>;
}

/** An operation and what answers it. */
export interface Route {
  readonly operation: Operation;
  /** Checks the request, has it answered and gives the answer the shape that the document promises. */
  readonly answer: (
    event: APIGatewayProxyEvent,
    caller: Caller | undefined,
    admitted: Promise<void>,
  ) => Promise<object>;
}

type BodyOf<O extends Operation> = O extends {
  readonly body: { readonly json: infer Json extends z.ZodType };
}
  ? z.output<Json>
  : undefined;

type CallerOf<O extends Operation> = O['scope'] extends 'public' ? undefined : Caller;

/** A call of one operation. */
export type CallOf<O extends Operation> = Call<
  CallerOf<O>,
  z.output<O['path']>,
  z.output<O['query']>,
  BodyOf<O>
>;

/** Has `answer` answer an operation; its request is checked before, and its answer after. */
export function route<O extends Operation>(
  operation: O,
  answer: (call: CallOf<O>) => Promise<z.input<O['answer']>>,
): Route {
  return {
    operation,
    answer: async (event, caller, admitted) => {
      const call = {
        caller,
        path: pathOf(event, operation.path),
        query: queryOf(event, operation.query),
        body: operation.body && bodyOf(event, operation.body),
        at: new Date(),
        admitted,
      } as CallOf<O>;
      return operation.answer.parse(await answer(call));
    },
  };
}
