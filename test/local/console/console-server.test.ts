import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleServer } from '#local/console/console-server.ts';
import { temporaryFolder, writeFiles } from '#test/support/folders.ts';

const ISSUER = 'http://127.0.0.1:1';
const IMAGES = 'http://127.0.0.1:2';

const running: Server[] = [];

async function listening(server: Server): Promise<string> {
  running.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An API that says what it was asked. */
const echo = () =>
  createServer(async (request, response) => {
    const { method, url, headers } = request;
    const asked = { method, url, token: headers.authorization, body: await text(request) };
    response.writeHead(422, { 'Content-Type': 'application/problem+json', 'Retry-After': '3' });
    response.end(JSON.stringify(asked));
  });

let page: string;

beforeEach(async () => {
  const site = await temporaryFolder();
  await writeFiles(site, { 'index.html': '<!doctype html>', 'secret.txt': 'no page', 'assets/a.js': '1' });
  page = await listening(
    consoleServer(site, { api: await listening(echo()), issuer: ISSUER, imagesFrom: IMAGES }),
  );
});

afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

describe('the server of the web page', () => {
  it('serves the page under a policy that lets no foreign script in', async () => {
    const response = await fetch(page);

    expect(await response.text()).toBe('<!doctype html>');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain(`connect-src 'self' ${ISSUER} ${IMAGES}`);
  });

  it('says how people sign in', async () => {
    expect(await (await fetch(`${page}/sign-in.json`)).json()).toMatchObject({
      clientId: 'countersign-console',
      authorizationEndpoint: `${ISSUER}/authorize`,
      tokenEndpoint: `${ISSUER}/token`,
    });
  });

  it('passes calls on to the API, and its answers back', async () => {
    const response = await fetch(`${page}/v1/subjects?prefix=a`, {
      method: 'POST',
      headers: { Authorization: 'Bearer t' },
      body: 'asked',
    });

    expect(response.status).toBe(422);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.json()).toEqual({
      method: 'POST',
      url: '/v1/subjects?prefix=a',
      token: 'Bearer t',
      body: 'asked',
    });
  });

  it.each(['/nothing.js', '/secret.txt', '/../index.html.bak', '/%2e%2e/%2e%2e/etc/passwd'])(
    'has nothing at %s',
    async (path) => {
      expect((await fetch(`${page}${path}`)).status).toBe(404);
    },
  );
});
