import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { z } from 'zod';
import type { RequestBody } from '../api/operation.ts';
import {
  MediaTypeUnsupportedError,
  type RequestFault,
  RequestInvalidError,
} from '../errors/request-errors.ts';
import { headerOf } from './headers.ts';

/**
 * The parameters of a request's path. Ids hold no percent sign, so decoding is right whether or not the path was decoded
 * on its way here.
 *
 * @throws RequestInvalidError
 */
export function pathOf<Path extends z.ZodType>(
  { pathParameters }: APIGatewayProxyEvent,
  schema: Path,
): z.output<Path> {
  const decoded = Object.entries(pathParameters ?? {}).map(([name, value]) => [
    name,
    decodePercents(value ?? ''),
  ]);
  return check(schema, Object.fromEntries(decoded));
}

/** The parameters of a request's query. @throws RequestInvalidError */
export function queryOf<Query extends z.ZodType>(
  { queryStringParameters }: APIGatewayProxyEvent,
  schema: Query,
): z.output<Query> {
  return check(schema, queryStringParameters ?? {});
}

/**
 * The body of a request: what its JSON says, or what one raw image stands for.
 *
 * @throws RequestInvalidError, MediaTypeUnsupportedError
 */
export function bodyOf<Body extends z.ZodType>(
  event: APIGatewayProxyEvent,
  body: RequestBody<Body>,
): z.output<Body> {
  const type = mediaType(event);
  if (body.ofImage !== undefined && type.startsWith('image/')) return body.ofImage(rawImage(event));
  if (type !== 'application/json') throw new MediaTypeUnsupportedError();
  return check(body.json, parseJson(event));
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestInvalidError(parsed.error.issues.map(faultOf));
}

function faultOf({ path, message }: z.core.$ZodIssue): RequestFault {
  return { pointer: path.map((step) => `/${String(step)}`).join(''), detail: message };
}

function parseJson(event: APIGatewayProxyEvent): unknown {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : event.body;
  try {
    return JSON.parse(text ?? '');
  } catch (cause) {
    throw new RequestInvalidError([{ pointer: '', detail: 'The body is no JSON.' }], { cause });
  }
}

/** API Gateway hands the declared image types over as base64; what came as text is spoiled unless it was text. */
function rawImage(event: APIGatewayProxyEvent): Uint8Array {
  return Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
}

function mediaType(event: APIGatewayProxyEvent): string {
  return (headerOf(event, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function decodePercents(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
