import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { z } from 'zod';
import { DEFAULT_POLICY, type Policy } from '#core/score/decision.ts';
import { enrollmentRequestSchema, verificationRequestSchema } from '../api/contract.ts';
import { MediaTypeUnsupportedError, RequestInvalidError } from '../errors/request-errors.ts';
import { headerOf } from './headers.ts';

/** The images of an enrollment: the raw body, or the base64 images of a JSON one. */
export function enrollmentImages(event: APIGatewayProxyEvent): Uint8Array[] {
  const raw = rawImage(event);
  if (raw !== undefined) return [raw];
  const { images } = jsonBody(event, enrollmentRequestSchema);
  return images.map((image) => Buffer.from(image, 'base64'));
}

/** The questioned signature and the policy to decide by. */
export function verificationQuery(event: APIGatewayProxyEvent): { image: Uint8Array; policy: Policy } {
  const raw = rawImage(event);
  if (raw !== undefined) return { image: raw, policy: DEFAULT_POLICY };
  const { image, policy } = jsonBody(event, verificationRequestSchema);
  return { image: Buffer.from(image, 'base64'), policy: policy ?? DEFAULT_POLICY };
}

/** API Gateway hands the declared image types over as base64; what came as text is spoiled unless it was text. */
function rawImage(event: APIGatewayProxyEvent): Uint8Array | undefined {
  if (!mediaType(event).startsWith('image/')) return undefined;
  return Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
}

function jsonBody<Schema extends z.ZodType>(event: APIGatewayProxyEvent, schema: Schema): z.infer<Schema> {
  if (mediaType(event) !== 'application/json') throw new MediaTypeUnsupportedError();
  let body: unknown;
  try {
    body = JSON.parse(event.body ?? '');
  } catch (cause) {
    throw new RequestInvalidError([{ pointer: '', detail: 'The body is no JSON.' }], { cause });
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RequestInvalidError(
    parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((step) => `/${String(step)}`).join(''),
      detail: message,
    })),
  );
}

function mediaType(event: APIGatewayProxyEvent): string {
  return (headerOf(event, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
