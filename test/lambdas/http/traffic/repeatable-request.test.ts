import { describe, expect, it } from 'vitest';
import { tenantIdSchema } from '#core/ids.ts';
import { eraseSubjectOperation } from '#lambdas/api/operations/subjects.ts';
import { verifyQueryOperation } from '#lambdas/api/operations/verifications.ts';
import { RequestInvalidError } from '#lambdas/errors/request-errors.ts';
import { repeatableRequest } from '#lambdas/http/traffic/repeatable-request.ts';
import { apiEvent } from '../../support/events.ts';

const CALLER = { tenant: tenantIdSchema.parse('bank'), by: 'clerk', scopes: new Set<string>() };
const KEY = '7b1f3c52-8f0e-4c2a-9a55-0c1d2e3f4a5b';

const asked = (own: object = {}, operation: Parameters<typeof repeatableRequest>[1] = verifyQueryOperation) =>
  repeatableRequest(
    apiEvent({
      headers: { 'Idempotency-Key': KEY, 'Content-Type': 'application/json' },
      pathParameters: { subject: 'anna' },
      queryStringParameters: { explain: 'true' },
      body: '{"image":"x"}',
      ...own,
    }),
    operation,
    CALLER,
  );

describe('a request with an Idempotency-Key', () => {
  it('is known by operation, key and subject', () => {
    expect(asked()).toEqual({
      partition: 'T#bank#S#anna',
      operation: 'verifyQuery',
      key: KEY,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(asked()).toEqual(asked());
  });

  it('is kept apart from its subject where the answer outlives it', () => {
    expect(asked({}, eraseSubjectOperation)?.partition).toBe('T#bank#IDEMPOTENT');
  });

  it.each([
    ['body', { body: '{"image":"y"}' }],
    ['missing body', { body: null }],
    ['query', { queryStringParameters: { explain: 'false' } }],
    ['subject', { pathParameters: { subject: 'bert' } }],
    ['type', { headers: { 'Idempotency-Key': KEY, 'Content-Type': 'image/png' } }],
  ])('is another one with another %s', (_, own) => {
    expect(asked(own)?.sha256).not.toBe(asked()?.sha256);
  });

  it('is refused where the key is none, with a pointer to it', () => {
    for (const key of ['', ' ', 'x'.repeat(1000)]) {
      expect(() => asked({ headers: { 'Idempotency-Key': key } })).toThrow(RequestInvalidError);
    }
  });
});

it('a request without one is not kept', () => {
  expect(asked({ headers: {} })).toBeUndefined();
});
