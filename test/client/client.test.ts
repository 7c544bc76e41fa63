import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { answerOf, CountersignProblem, countersignClient } from 'countersign-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#local/setup/checkout.mjs';
import { temporaryFolder } from '#test/support/folders.ts';

const PACKAGE = join(ROOT, 'client/package.json');

describe('the types of the client', () => {
  it('are those that the OpenAPI document makes (npm run openapi)', async () => {
    const generator = dirname(createRequire(PACKAGE).resolve('openapi-typescript/package.json'));
    const made = join(await temporaryFolder(), 'api.d.ts');
    const { scripts } = JSON.parse(await readFile(PACKAGE, 'utf8'));
    const [, document, , , ...options] = scripts.generate.split(' ');
    await promisify(execFile)(
      process.execPath,
      [join(generator, 'bin/cli.js'), document, '--output', made, ...options],
      { cwd: dirname(PACKAGE) },
    );

    expect(await readFile(join(ROOT, 'client/api.d.ts'), 'utf8')).toBe(await readFile(made, 'utf8'));
  });
});

describe('a call', () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const known = request.url === '/v1/subjects/anna%40bank';
    response.writeHead(known ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(
      JSON.stringify(
        known
          ? { subject: 'anna@bank', references: 3 }
          : {
              type: 'urn:countersign:problem:subject-unknown',
              title: 'There is no such subject.',
              status: 404,
            },
      ),
    );
  });
  let api: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const subjectOf = (subject: string) =>
    answerOf(
      countersignClient({ api, token: async () => 'a.b.c' }).GET('/v1/subjects/{subject}', {
        params: { path: { subject } },
      }),
    );

  it('carries its token and answers with what the service said', async () => {
    expect(await subjectOf('anna@bank')).toEqual({ subject: 'anna@bank', references: 3 });
    expect(seen).toContain('GET /v1/subjects/anna%40bank Bearer a.b.c');
  });

  it('that is refused throws the problem', async () => {
    const refused = await subjectOf('nobody').catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(CountersignProblem);
    expect(refused).toMatchObject({ code: 'subject-unknown', problem: { status: 404 } });
  });
});
