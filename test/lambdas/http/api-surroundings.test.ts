import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { NO_PARAMETERS, type Operation } from '#lambdas/api/operation.ts';
import { subjectPath } from '#lambdas/api/operations/subjects.ts';
import { SubjectUnknownError } from '#lambdas/errors/subject-errors.ts';
import { Api } from '#lambdas/http/api.ts';
import { route } from '#lambdas/http/route.ts';
import { TokenVerifier } from '#lambdas/http/token-verifier.ts';
import type { KeptAnswers } from '#lambdas/stores/kept-answers.ts';
import { apiEvent } from '../support/events.ts';
import { AUDIENCE, startTestIssuer, type TestIssuer } from '../support/issuer.ts';

const CONTEXT = { awsRequestId: 'one' } as Context;
const KEY = '7b1f3c52-8f0e-4c2a-9a55-0c1d2e3f4a5b';

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
  answer: z.object({}),
  problems: [],
} as const satisfies Operation;

/** What happens around an answer: measuring, logging, counting, keeping. */
describe('around an answer', () => {
  let issuer: TestIssuer;
  const telemetry = { begin: vi.fn(), end: vi.fn(async () => {}) };
  const once = vi.fn();
  const keptAnswers: Pick<KeptAnswers, 'once'> = {
    once: (request, _, first) => {
      once(request);
      return first();
    },
  };
  const admit = vi.fn(async () => {});
  const logger = new Logger({ serviceName: 'test', logLevel: 'SILENT' });
  const [info, error] = [vi.spyOn(logger, 'info'), vi.spyOn(logger, 'error')];
  const context = vi.spyOn(logger, 'addContext');

  beforeAll(async () => {
    issuer = await startTestIssuer();
  });
  afterAll(() => issuer.close());
  beforeEach(() => vi.clearAllMocks());

  async function ask(operation: Operation, answer: () => Promise<Record<string, unknown>>, own: object = {}) {
    const api = new Api({
      tokens: new TokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, jwksUri: issuer.jwksUri }),
      rates: { admit },
      keptAnswers,
      logger,
      telemetry,
      routes: [route(operation, answer)],
    });
    const token = await issuer.token({ tenant: 'bank', scopes: ['verify'] });
    const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': KEY };
    return api.handler(apiEvent({ headers, httpMethod: operation.method, ...own }), CONTEXT);
  }
  const fine = async () => ({});

  it('measuring begins before it and ends after it, also where it fails', async () => {
    for (const answer of [fine, () => Promise.reject(new Error('broken'))]) {
      vi.clearAllMocks();
      await ask(OPERATION, answer);
      expect(telemetry.begin).toHaveBeenCalledTimes(1);
      expect(telemetry.end).toHaveBeenCalledTimes(1);
      expect(context).toHaveBeenCalledWith(CONTEXT);
    }
  });

  it('what was answered is logged by operation, status and tenant, and nothing else', async () => {
    await ask(OPERATION, fine);
    expect(info.mock.calls).toEqual([['answered', { operation: 'test', status: 201, tenant: 'bank' }]]);
  });

  it('a refusal is no error of the service, and a failure is one', async () => {
    await ask(OPERATION, () => Promise.reject(new SubjectUnknownError()));
    const refused = { problem: 'urn:countersign:problem:subject-unknown', status: 404 };
    expect(info.mock.calls).toEqual([['refused', refused]]);
    expect(error).not.toHaveBeenCalled();

    const broken = new Error('broken');
    await ask(OPERATION, () => Promise.reject(broken));
    expect(error.mock.calls).toEqual([['failed', { problem: expect.any(String), error: broken }]]);
  });

  it('whoever has no token is told what kind is wanted, and others are not', async () => {
    const anonymous = await ask(OPERATION, fine, { headers: {} });
    expect(anonymous).toMatchObject({ statusCode: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
    expect(admit).not.toHaveBeenCalled();

    const unknown = await ask(OPERATION, () => Promise.reject(new SubjectUnknownError()));
    expect(unknown.statusCode).toBe(404);
    expect(unknown.headers).not.toHaveProperty('WWW-Authenticate');
  });

  it('what changes something is kept under its key', async () => {
    await ask(OPERATION, fine);
    expect(once).toHaveBeenCalledTimes(1);
    expect(admit).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Partial<Operation>]>([
    ['reads only', { method: 'GET' }],
    ['keeps nothing', { keepsNothing: true }],
  ])('what %s is not kept', async (_, own) => {
    const { statusCode } = await ask({ ...OPERATION, ...own }, fine);
    expect(statusCode).toBe(201);
    expect(once).not.toHaveBeenCalled();
    expect(admit).toHaveBeenCalledTimes(1);
  });

  it('what everybody may ask wants no token, and is neither counted nor kept', async () => {
    const operation: Operation = { ...OPERATION, scope: 'public' };
    const { statusCode } = await ask(operation, fine, { headers: { 'Idempotency-Key': KEY } });
    expect(statusCode).toBe(201);
    expect(once).not.toHaveBeenCalled();
    expect(admit).not.toHaveBeenCalled();
    expect(info.mock.calls).toEqual([['answered', { operation: 'test', status: 201, tenant: undefined }]]);
  });
});
