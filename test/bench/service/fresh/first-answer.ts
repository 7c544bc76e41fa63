/** In a process of its own: from nothing to the first answer, by a function as it is deployed. Says milliseconds. */
import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { call as callFunction } from '../function-call.ts';

const [bundle = '', request = ''] = process.argv.slice(2);
const event: APIGatewayProxyEvent = JSON.parse(readFileSync(request, 'utf8'));

const started = performance.now();
const { handler }: { handler: Parameters<typeof callFunction>[0] } = await import(bundle);
const { statusCode } = await handler(event, { getRemainingTimeInMillis: () => 30_000 } as never);
console.log(JSON.stringify({ milliseconds: performance.now() - started, statusCode }));
process.exit();
