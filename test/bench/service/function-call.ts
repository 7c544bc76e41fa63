import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { apiEvent } from '#test/lambdas/support/events.ts';
import { BenchmarkError } from '../errors.ts';

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** What Lambda hands over with a request, as far as the functions look at it. */
const CONTEXT = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 30_000 };

const CREATED = 201;
export const SUBJECT = 'anna';

/** A request with one raw image, as API Gateway hands it to a function. */
export function imageEvent(
  route: 'references' | 'verifications',
  image: Uint8Array,
  token: string,
): APIGatewayProxyEvent {
  return apiEvent({
    resource: `/v1/subjects/{subject}/${route}`,
    path: `/v1/subjects/${SUBJECT}/${route}`,
    pathParameters: { subject: SUBJECT },
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'image/png' },
    isBase64Encoded: true,
    body: Buffer.from(image).toString('base64'),
  });
}

/** Calls a function. @throws BenchmarkError where it refuses: a refusal is quick, so it must not be counted */
export async function call(handler: Handler, event: APIGatewayProxyEvent): Promise<string> {
  const { statusCode, body } = await handler(event, CONTEXT as Context);
  if (statusCode !== CREATED) throw new BenchmarkError(`was refused: ${body}`);
  return body;
}
