import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { NO_PARAMETERS, type Operation } from '#lambdas/api/operation.ts';
import { subjectPath } from '#lambdas/api/operations/subjects.ts';
import { SubjectUnknownError } from '#lambdas/errors/subject-errors.ts';
import { Api } from '#lambdas/http/api.ts';
import { type CallOf, route } from '#lambdas/http/route.ts';
import { TokenVerifier } from '#lambdas/http/token-verifier.ts';
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

function apiWith(answer: Answer): Api {
  const tokens = new TokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, jwksUri: issuer.jwksUri });
  return new Api(tokens, new Logger({ serviceName: 'test', logLevel: 'SILENT' }), [route(OPERATION, answer)]);
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
