import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { NO_PARAMETERS, type Operation } from '#lambdas/api/operation.ts';
import { subjectPath } from '#lambdas/api/operations/subjects.ts';
import { RateExceededError, RequestInFlightError } from '#lambdas/errors/repeat-errors.ts';
import {
  ImagesNotErasedError,
  SubjectChangedError,
  SubjectUnknownError,
} from '#lambdas/errors/subject-errors.ts';
import { Api, type ApiParts } from '#lambdas/http/api.ts';
import { type CallOf, route } from '#lambdas/http/route.ts';
import { TokenVerifier } from '#lambdas/http/token-verifier.ts';
import type { KeptAnswers, RepeatableRequest } from '#lambdas/stores/kept-answers.ts';
import { apiEvent } from '../support/events.ts';
import { AUDIENCE, startTestIssuer, type TestIssuer } from '../support/issuer.ts';

const CONTEXT = {} as Context;

const OPERATION = {
  id: 'test',
  summary: 'A test.',
  group: 'verifications',
  method: 'POST',
  resource: '/v1/subjects/{subject}/verifications',
  scope: 'verify',
  path: subjectPath,
  query: NO_PARAMETERS,
  status: 201,
  answer: z.object({ fine: z.boolean() }),
  problems: [],
} as const satisfies Operation;
type Answer = (call: CallOf<typeof OPERATION>) => Promise<{ fine: boolean }>;

let issuer: TestIssuer;

beforeAll(async () => {
  issuer = await startTestIssuer();
});

afterAll(() => issuer.close());

function apiWith(answer: Answer, parts: Partial<ApiParts> = {}): Api {
  const tokens = new TokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, jwksUri: issuer.jwksUri });
  return new Api({
    tokens,
    rates: { admit: async () => {} },
    keptAnswers: { once: (_, __, first) => first() },
    logger: new Logger({ serviceName: 'test', logLevel: 'SILENT' }),
    telemetry: { begin: () => {}, end: async () => {} },
    routes: [route(OPERATION, answer)],
    ...parts,
  });
}

const bearer = async (claims = {}) => ({ AUTHORIZATION: `Bearer ${await issuer.token(claims)}` });

describe('a call', () => {
  it("reaches its route with the token's tenant and the path's subject", async () => {
    const answer = vi.fn(async () => ({ fine: true }));
    const event = apiEvent({ headers: await bearer({ tenant: 'bank' }), body: '{"tenant":"other"}' });

    const response = await apiWith(answer).handler(event, CONTEXT);

    expect(response).toMatchObject({ statusCode: 201, body: '{"fine":true}' });
    expect(response.headers).toMatchObject({
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    });
    expect(answer).toHaveBeenCalledWith(
      expect.objectContaining({
        caller: expect.objectContaining({ tenant: 'bank' }),
        path: { subject: 'anna' },
      }),
    );
  });

  it('is answered with nothing that its operation does not name', async () => {
    const answer = async () => ({ fine: true, distance: 0.31 });

    const response = await apiWith(answer).handler(apiEvent({ headers: await bearer() }), CONTEXT);

    expect(response.body).toBe('{"fine":true}');
  });

  it.each([
    ['anna%40bank', 'anna@bank'],
    ['anna@bank', 'anna@bank'],
  ])('knows the subject whether or not the path was decoded before: %s', async (parameter, subject) => {
    const answer = vi.fn(async () => ({ fine: true }));
    const event = apiEvent({ headers: await bearer(), pathParameters: { subject: parameter } });

    await apiWith(answer).handler(event, CONTEXT);

    expect(answer).toHaveBeenCalledWith(expect.objectContaining({ path: { subject } }));
  });

  it.each([
    ['without a token', async () => ({}), {}, 401, 'token-missing'],
    ['without the scope', () => bearer({ scopes: ['admin'] }), {}, 403, 'scope-missing'],
    ['of another method', () => bearer(), { httpMethod: 'PUT' }, 404, 'route-unknown'],
    ['of another resource', () => bearer(), { resource: '/v1/subjects' }, 404, 'route-unknown'],
    [
      'about an impossible subject',
      () => bearer(),
      { pathParameters: { subject: 'a#b' } },
      400,
      'request-invalid',
    ],
    [
      'about a subject of half an escape',
      () => bearer(),
      { pathParameters: { subject: 'a%' } },
      400,
      'request-invalid',
    ],
    ['about no subject', () => bearer(), { pathParameters: null }, 400, 'request-invalid'],
    [
      'with a parameter that nobody knows',
      () => bearer(),
      { queryStringParameters: { tenant: 'other' } },
      400,
      'request-invalid',
    ],
  ])('%s does not reach it', async (_, headers, own, status, code) => {
    const answer = vi.fn(async () => ({ fine: true }));

    const response = await apiWith(answer).handler(apiEvent({ headers: await headers(), ...own }), CONTEXT);

    expect(answer).not.toHaveBeenCalled();
    expect(response.statusCode).toBe(status);
    expect(response.headers?.['Content-Type']).toBe('application/problem+json');
    expect(JSON.parse(response.body)).toMatchObject({ type: `urn:countersign:problem:${code}`, status });
  });

  it("that its route refuses gets the error's problem document", async () => {
    const api = apiWith(async () => {
      throw new SubjectUnknownError();
    });

    const response = await api.handler(apiEvent({ headers: await bearer() }), CONTEXT);

    expect(response).toMatchObject({ statusCode: 404, body: expect.stringContaining('subject-unknown') });
  });

  it('that fails inside says so and nothing else', async () => {
    const api = apiWith(async () => {
      throw new RangeError('out of range at 0.31');
    });

    const response = await api.handler(apiEvent({ headers: await bearer() }), CONTEXT);

    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('0.31');
  });
});

describe('a call about a subject', () => {
  it('counts for the subject where it tries a picture on it, and for the tenant alone elsewhere', async () => {
    const counted: unknown[] = [];
    const rates = {
      admit: async (_tenant: string, subject: string | undefined) => void counted.push(subject),
    };
    const headers = await bearer();
    for (const operation of [{ ...OPERATION, probesSubject: true as const }, OPERATION]) {
      const api = apiWith(async () => ({ fine: true }), {
        rates,
        routes: [route(operation, async () => ({ fine: true }))],
      });
      await api.handler(apiEvent({ headers, pathParameters: { subject: 'ada' } }), CONTEXT);
    }
    expect(counted).toEqual(['ada', undefined]);
  });
});

describe('a call that is one too many', () => {
  const refusing = { admit: () => Promise.reject(new RateExceededError('subject', 30, 20)) };

  it('does not reach its route', async () => {
    const answer = vi.fn(async () => ({ fine: true }));

    const response = await apiWith(answer, { rates: refusing }).handler(
      apiEvent({ headers: await bearer() }),
      CONTEXT,
    );

    expect(answer).not.toHaveBeenCalled();
    expect(response.statusCode).toBe(429);
  });

  it('reaches one that waits for its admission itself, and is refused whatever that one answers', async () => {
    const operation = { ...OPERATION, awaitsAdmission: true as const };
    const steps: string[] = [];
    const api = apiWith(async () => ({ fine: true }), {
      rates: refusing,
      routes: [
        route(operation, async ({ admitted }) => {
          steps.push('began');
          await admitted.catch(() => steps.push('was refused'));
          return { fine: true };
        }),
      ],
    });

    const response = await api.handler(apiEvent({ headers: await bearer() }), CONTEXT);

    expect(steps).toEqual(['began', 'was refused']);
    expect(response.statusCode).toBe(429);
  });

  it('is refused before that one where its answer would be kept', async () => {
    const operation = { ...OPERATION, awaitsAdmission: true as const };
    const answer = vi.fn(async () => ({ fine: true }));
    const once = vi.fn();
    const api = apiWith(answer, {
      rates: refusing,
      keptAnswers: { once },
      routes: [route(operation, answer)],
    });
    const headers = { ...(await bearer()), 'idempotency-key': 'k0' };

    const response = await api.handler(apiEvent({ headers, body: '{}' }), CONTEXT);

    expect(once).not.toHaveBeenCalled();
    expect(answer).not.toHaveBeenCalled();
    expect(response.statusCode).toBe(429);
  });
});

describe('a call with an idempotency key', () => {
  const keyed = async (key: string, own = {}) =>
    apiEvent({ headers: { ...(await bearer()), 'idempotency-key': key }, body: '{}', ...own });

  it('is kept under its subject, named by operation and key, and told apart by what it asks', async () => {
    const once = vi.fn(async (_: RepeatableRequest, __: Context, first: () => Promise<object>) => first());
    const api = apiWith(async () => ({ fine: true }), { keptAnswers: { once: once as KeptAnswers['once'] } });

    await api.handler(await keyed('k1'), CONTEXT);
    await api.handler(await keyed('k1', { body: '{"a":1}' }), CONTEXT);

    const [first, second] = once.mock.calls.map(([request]) => request);
    expect(first).toMatchObject({ partition: 'T#bank#S#anna', operation: 'test', key: 'k1' });
    expect(second?.sha256).not.toBe(first?.sha256);
  });

  it('gets the same text again, though the table has turned its fields around', async () => {
    const operation = { ...OPERATION, answer: z.object({ first: z.int(), second: z.int() }) };
    const api = apiWith(async () => ({ fine: true }), {
      keptAnswers: { once: (async () => ({ second: 2, first: 1 })) as KeptAnswers['once'] },
      routes: [route(operation, async () => ({ first: 1, second: 2 }))],
    });

    const response = await api.handler(await keyed('k3'), CONTEXT);

    expect(response.body).toBe('{"first":1,"second":2}');
  });

  it('gets the whole answer the first time, and keeps it without what is too personal', async () => {
    const kept: object[] = [];
    const once = async (_: RepeatableRequest, __: Context, first: () => Promise<object>) => {
      kept.push(await first());
      return kept[0];
    };
    const operation = { ...OPERATION, unkept: ['fine' as const] };
    const api = apiWith(async () => ({ fine: true }), {
      keptAnswers: { once: once as KeptAnswers['once'] },
      routes: [route(operation, async () => ({ fine: true }))],
    });

    const response = await api.handler(await keyed('k2'), CONTEXT);

    expect(response.body).toBe('{"fine":true}');
    expect(kept).toEqual([{}]);
  });

  it.each([
    ['empty', ''],
    ['with a space', 'a b'],
    ['of 129 characters', 'k'.repeat(129)],
  ])('%s is refused', async (_, key) => {
    const response = await apiWith(async () => ({ fine: true })).handler(await keyed(key), CONTEXT);

    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('/Idempotency-Key');
  });
});

describe('a refusal after which waiting helps', () => {
  it.each([
    [new RateExceededError('tenant', 10, 17), 429, '17'],
    [new RequestInFlightError(), 409, '1'],
    [new SubjectChangedError(), 409, '1'],
    [new ImagesNotErasedError(1), 503, '5'],
    [new SubjectUnknownError(), 404, undefined],
  ])('says for how long: %s', async (error, status, seconds) => {
    const rates = { admit: () => Promise.reject(error) };

    const response = await apiWith(async () => ({ fine: true }), { rates }).handler(
      apiEvent({ headers: await bearer() }),
      CONTEXT,
    );

    expect(response.statusCode).toBe(status);
    expect(response.headers?.['Retry-After']).toBe(seconds);
  });
});

it('allows an operation to any of its scopes', async () => {
  const operation = { ...OPERATION, scope: ['enroll', 'review'] as const };
  const api = apiWith(async () => ({ fine: true }), {
    routes: [route(operation, async () => ({ fine: true }))],
  });
  const statusFor = async (scopes: string[]) =>
    (await api.handler(apiEvent({ headers: await bearer({ scopes }), body: '{}' }), CONTEXT)).statusCode;

  expect(await statusFor(['review'])).toBe(201);
  expect(await statusFor(['verify', 'enroll'])).toBe(201);
  expect(await statusFor(['verify'])).toBe(403);
});
