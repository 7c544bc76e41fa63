import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Operation } from '../../api/operation.ts';
import { idempotencyKeySchema } from '../../api/schemas/idempotency-key.ts';
import { RequestInvalidError } from '../../errors/request-errors.ts';
import type { RepeatableRequest } from '../../stores/kept-answers.ts';
import { keptAnswerPartition, subjectPartition } from '../../stores/rows/keys.ts';
import type { Caller } from '../caller.ts';
import { headerOf } from '../headers.ts';
import { pathOf, subjectOf } from '../request.ts';

/**
 * What identifies a request that its caller may send again; undefined where it has no `Idempotency-Key`. Answers are kept
 * under the subject that they are about, so that they are erased with it.
 *
 * @throws RequestInvalidError when the key or the path is none
 */
export function repeatableRequest(
  event: APIGatewayProxyEvent,
  operation: Operation,
  { tenant }: Caller,
): RepeatableRequest | undefined {
  const header = headerOf(event, 'idempotency-key');
  if (header === undefined) return undefined;
  const key = idempotencyKeySchema.safeParse(header);
  if (!key.success) {
    const faults = key.error.issues.map(({ message }) => ({ pointer: '/Idempotency-Key', detail: message }));
    throw new RequestInvalidError(faults, { cause: key.error });
  }
  const path = pathOf(event, operation.path);
  const subject = operation.outlivesSubject === true ? undefined : subjectOf(event);
  return {
    partition: subject === undefined ? keptAnswerPartition(tenant) : subjectPartition({ tenant, subject }),
    operation: operation.id,
    key: key.data,
    sha256: requestSha256(event, path),
  };
}

function requestSha256(event: APIGatewayProxyEvent, path: object): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([path, event.queryStringParameters, headerOf(event, 'content-type')]));
  hash.update(event.body ?? '');
  return hash.digest('hex');
}
