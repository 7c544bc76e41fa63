import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ServiceAnswerError, ServiceRefusedError, ServiceUnreachableError } from '#cli/service/errors.ts';
import { ServiceClient } from '#cli/service/service-client.ts';
import { DEFAULT_SUBJECT_POLICY } from '#lambdas/api/schemas/subjects/subject-policy.ts';

const SUBJECT = {
  subject: 'anna',
  references: 2,
  held: 1,
  policy: DEFAULT_SUBJECT_POLICY,
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
  readonly body: string;
}

/** A server that answers as it is told, and keeps what it was asked. */
let answer: Answer;
let asked: IncomingMessage | undefined;
const server = createServer((request, response) => {
  asked = request;
  request.resume().on('end', () => response.writeHead(answer.status).end(answer.body));
});
let client: ServiceClient;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const api = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/stage`;
  client = new ServiceClient({ api, token: 'a.b.c' });
});

beforeEach(() => {
  answer = { status: 200, body: JSON.stringify(SUBJECT) };
});

afterAll(() => server.close());

describe('a call', () => {
  it('carries the token and the subject, escaped', async () => {
    expect(await client.subject('anna@bank')).toEqual(SUBJECT);
    expect(asked?.url).toBe('/stage/v1/subjects/anna%40bank');
    expect(asked?.headers.authorization).toBe('Bearer a.b.c');
  });

  it('that is refused throws what the service says, with its code and the place', async () => {
    answer = { status: 422, body: JSON.stringify(PROBLEM) };

    const failure = await client.enroll('anna', [new Uint8Array()]).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ServiceRefusedError);
    expect(failure).toMatchObject({ code: 'image-blank', status: 422, remedy: 'Check the picture.' });
    expect(String(failure)).toContain('/images/1');
  });

  it.each([
    ['a page of something else', { status: 502, body: '<html>' }],
    ['JSON of something else', { status: 403, body: '{"message":"Forbidden"}' }],
  ])('that gets %s throws that there is no service', async (_, other) => {
    answer = other;

    await expect(client.erase('anna')).rejects.toThrow(ServiceAnswerError);
  });

  it('that nobody answers throws that there is no service', async () => {
    const nobody = new ServiceClient({ api: 'http://127.0.0.1:9', token: 'a.b.c' });

    await expect(nobody.subject('anna')).rejects.toThrow(ServiceUnreachableError);
  });
});
