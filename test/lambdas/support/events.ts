import type { APIGatewayProxyEvent } from 'aws-lambda';

/** A request as API Gateway's REST API hands it to a function, with `own` in place of the defaults. */
export function apiEvent(own: Partial<APIGatewayProxyEvent>): APIGatewayProxyEvent {
  const requestContext = {} as APIGatewayProxyEvent['requestContext'];
  return {
    body: null,
    headers: {},
    multiValueHeaders: {},
    httpMethod: 'POST',
    isBase64Encoded: false,
    path: '/v1/subjects/anna/verifications',
    pathParameters: { subject: 'anna' },
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    stageVariables: null,
    requestContext,
    resource: '/v1/subjects/{subject}/verifications',
    ...own,
  };
}
