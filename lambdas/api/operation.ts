import { z } from 'zod';

/** What a token can allow: the first four within its tenant, `operate` for the deployment of all tenants. */
export const scopeSchema = z.enum(['enroll', 'verify', 'review', 'admin', 'operate']);
export type Scope = z.infer<typeof scopeSchema>;

/** The functions of the service: one a route group. */
export type RouteGroup =
  | 'references'
  | 'verifications'
  | 'identifications'
  | 'batches'
  | 'reviews'
  | 'subjects'
  | 'models'
  | 'retrainings'
  | 'service';

/** How a request's body may come. */
export interface RequestBody<Body extends z.ZodType = z.ZodType> {
  /** The body as JSON. */
  readonly json: Body;
  /** Where one raw image may come instead of JSON: the request that it stands for. */
  readonly ofImage?: (image: Uint8Array) => z.output<Body>;
}

/**
 * One operation of the API. The same schemas check requests, shape answers and make the OpenAPI document, so the three
 * cannot say different things.
 */
export interface Operation<
  Path extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodObject = z.ZodObject,
> {
  /** Name of the operation in the document and in clients. */
  readonly id: string;
  readonly summary: string;
  /** The function that answers. */
  readonly group: RouteGroup;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As API Gateway names the resource that it has matched. */
  readonly resource: `/v1/${string}`;
  /** What the token must allow, one of several where it is a list; `public` operations need no token. */
  readonly scope: Scope | readonly Scope[] | 'public';
  readonly path: Path;
  readonly query: Query;
  /** Absent where the operation takes no body. */
  readonly body?: RequestBody<Body>;
  /** Status of a good answer. */
  readonly status: number;
  /** What is answered; fields that it does not name never leave. */
  readonly answer: Answer;
  /** Statuses of the operation's own refusals, besides those that every operation knows. */
  readonly problems: readonly number[];
  /** Set where nothing is changed or kept although the method is not GET: there is nothing to repeat safely. */
  readonly keepsNothing?: true;
  /** Set where the answer itself waits until the request is admitted, and reads and computes meanwhile. */
  readonly awaitsAdmission?: true;
  /** Set where the answer tells how much a picture is like the subject's references: so many a minute are answered. */
  readonly probesSubject?: true;
  /** Fields of the answer too personal to be kept for a repeated request, whose answer then lacks them. */
  readonly unkept?: readonly (keyof z.output<Answer>)[];
  /** Whether a repeated request is answered even when the subject that it was about is gone. */
  readonly outlivesSubject?: true;
}

/** Path or query of an operation that has none. */
export const NO_PARAMETERS = z.strictObject({});
