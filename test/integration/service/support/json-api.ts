import { z } from 'zod';
import { type RawRequest, request } from './http.ts';

/** Asks the service in JSON; fails where the answer's status is another one or its body is not of the schema. */
export async function ask<Schema extends z.ZodType>(
  [method, path]: readonly [method: string, path: string],
  {
    body,
    status = 200,
    ...call
  }: { body?: object; status?: number } & Pick<RawRequest, 'token' | 'idempotencyKey'>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const json: RawRequest = { method, type: 'application/json', ...call };
  const response = await request(path, body === undefined ? json : { ...json, body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  if (response.status !== status)
    throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return schema.parse(answer);
}

/** The code of a problem document. */
export const problemCode = z
  .object({ type: z.string().startsWith('urn:countersign:problem:') })
  .transform(({ type }) => type.slice(type.lastIndexOf(':') + 1));

/** An image as JSON bodies carry it. */
export const base64 = (image: Uint8Array | undefined): string => Buffer.from(image ?? []).toString('base64');
