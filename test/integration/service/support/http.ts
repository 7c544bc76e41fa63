import { type Problem, problemSchema } from '#lambdas/api/schemas/problem.ts';
import { deployedStack } from './stack.ts';

export interface RawRequest {
  readonly method?: string;
  readonly token?: string;
  readonly type?: string;
  readonly body?: Uint8Array | string;
}

/** An HTTP request as any client could send it, with nothing checked on the way. */
export function request(path: string, { method = 'POST', token, type, body }: RawRequest): Promise<Response> {
  const headers = new Headers();
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  if (type !== undefined) headers.set('Content-Type', type);
  return fetch(`${deployedStack().api}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: Buffer.from(body) }),
  });
}

/** The problem document of a refusal; fails where the answer is none. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type');
  const text = await response.text();
  if (type !== 'application/problem+json') throw new Error(`${response.status} ${type}: ${text}`);
  return problemSchema.parse(JSON.parse(text));
}
