import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { answerOf } from 'countersign-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enroll } from '#cli/service/calls/enroll.ts';
import { ServiceAnswerError, ServiceRefusedError, ServiceUnreachableError } from '#cli/service/errors.ts';
import { type Service, serviceAt } from '#cli/service/service.ts';
import { NO_OWN_POLICY } from '#lambdas/api/schemas/subjects/subject-policy.ts';

const SUBJECT = {
  subject: 'anna',
  references: 2,
  held: 1,
  policy: NO_OWN_POLICY,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-02T00:00:00Z',
};
const PROBLEM = {
  type: 'urn:countersign:problem:image-blank',
  title: 'No ink was found in the image.',
  status: 422,
  detail: 'Check the picture.',
  errors: [{ pointer: '/images/1', detail: 'No ink was found in the image.' }],
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const JSON_TYPE = 'application/json';

/** A server that answers as it is told, and keeps what it was asked. */
let answer: Answer;
let asked: IncomingMessage | undefined;
const server = createServer((request, response) => {
  asked = request;
  request
    .resume()
    .on('end', () => response.writeHead(answer.status, { 'Content-Type': answer.type }).end(answer.body));
});
let service: Service;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const api = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/stage`;
  service = serviceAt({ api, token: 'a.b.c' });
});

beforeEach(() => {
  answer = { status: 200, type: JSON_TYPE, body: JSON.stringify(SUBJECT) };
});

afterAll(() => server.close());

const subjectOf = (of: Service, subject: string) =>
  answerOf(of.GET('/v1/subjects/{subject}', { params: { path: { subject } } }));

describe('a call', () => {
  it('carries the token and the subject, escaped', async () => {
    expect(await subjectOf(service, 'anna@bank')).toEqual(SUBJECT);
    expect(asked?.url).toBe('/stage/v1/subjects/anna%40bank');
    expect(asked?.headers.authorization).toBe('Bearer a.b.c');
  });

  it('that is refused throws what the service says, with its code and the place', async () => {
    answer = { status: 422, type: 'application/problem+json', body: JSON.stringify(PROBLEM) };

    const failure = await enroll(service, 'anna', [new Uint8Array()]).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ServiceRefusedError);
    expect(failure).toMatchObject({ code: 'image-blank', status: 422, remedy: 'Check the picture.' });
    expect(String(failure)).toContain('/images/1');
  });

  it.each([
    ['a page of something else', { status: 200, type: 'text/html', body: '<html>' }],
    ['a failure of something else', { status: 502, type: 'text/html', body: '<html>' }],
    ['JSON of something else', { status: 403, type: JSON_TYPE, body: '{"message":"Forbidden"}' }],
  ])('that gets %s throws that there is no service', async (_, other) => {
    answer = other;

    await expect(subjectOf(service, 'anna')).rejects.toThrow(ServiceAnswerError);
  });

  it('that nobody answers throws that there is no service', async () => {
    const nobody = serviceAt({ api: 'http://127.0.0.1:9', token: 'a.b.c' });

    await expect(subjectOf(nobody, 'anna')).rejects.toThrow(ServiceUnreachableError);
  });
});
