import type { APIGatewayProxyEvent } from 'aws-lambda';

/** A header of a request, whose names API Gateway passes on in the caller's spelling. */
export function headerOf({ headers }: APIGatewayProxyEvent, name: string): string | undefined {
  return Object.entries(headers).find(([spelling]) => spelling.toLowerCase() === name)?.[1];
}
