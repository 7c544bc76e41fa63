/** The verifications' function behind HTTP, in a process of its own: `node serve.ts PORT`. */
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { handler } from '#lambdas/handlers/verifications.ts';
import { imageEvent } from './function-call.ts';

createServer(async (request, response) => {
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  const event = imageEvent('verifications', await buffer(request), token);
  const { statusCode, headers, body } = await handler(event, {
    getRemainingTimeInMillis: () => 30_000,
  } as never);
  response.writeHead(statusCode, headers as Record<string, string>).end(body);
}).listen(Number(process.argv[2]), '127.0.0.1');
