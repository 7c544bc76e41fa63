import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { contentSecurityPolicy, PERMISSIONS_POLICY } from '#infra/console/page-security.ts';
import { AUTHORIZATION_PATH, TOKEN_PATH } from '../issuer/server.ts';
import type { ConsoleSettings } from './console-settings.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
const BAD_GATEWAY = 502;

/** Serves the built page in `site` and passes its calls on to the API: one origin, as behind CloudFront. */
export function consoleServer(site: string, { api, issuer, imagesFrom }: ConsoleSettings): Server {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy({ imagesFrom, tokensFrom: issuer }),
    'Permissions-Policy': PERMISSIONS_POLICY,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  const signIn = JSON.stringify({
    clientId: 'countersign-console',
    authorizationEndpoint: `${issuer}${AUTHORIZATION_PATH}`,
    tokenEndpoint: `${issuer}${TOKEN_PATH}`,
    scope: 'openid',
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    if (url.startsWith('/v1/')) return passOn(request, response, `${api}${url}`);
    const { pathname } = new URL(url, 'http://page');
    if (pathname === '/sign-in.json') {
      response.writeHead(200, {
        ...headers,
        'Content-Type': 'application/json',
        'Cache-Control': 'no-store',
      });
      response.end(signIn);
      return;
    }
    await sendFile(join(site, pathname === '/' ? 'index.html' : normalize(pathname)), response, headers);
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(BAD_GATEWAY);
      response.end();
    });
  });
}

async function sendFile(file: string, response: ServerResponse, headers: object): Promise<void> {
  const type = TYPES[extname(file)];
  const found = type !== undefined && (await stat(file).catch(() => undefined))?.isFile();
  if (!found) {
    response.writeHead(404, { ...headers }).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Type': type, 'Cache-Control': 'no-cache' });
  await pipeline(createReadStream(file), response);
}

async function passOn(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const body = await buffer(request);
  const answer = await fetch(target, {
    method: request.method ?? 'GET',
    headers: new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(hasBody && body.length > 0 && { body }),
  });
  const passed = ['content-type', 'cache-control', 'retry-after', 'www-authenticate'];
  const kept = passed.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  response.writeHead(answer.status, Object.fromEntries(kept));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
