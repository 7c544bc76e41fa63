import { EndpointType, LambdaIntegration, ResponseType, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ServiceFunctionName } from '../../bundling/service-functions.ts';
import { serviceRoutes } from '../../bundling/service-routes.ts';
import type { Configuration } from '../../configuration.ts';
import { stackName } from '../../names.ts';
import { ApiAccessLog } from './api-access-log.ts';
import { acknowledgeApiFindings } from './api-acknowledgements.ts';
import { CallerLimits } from './caller-limits.ts';

export interface ServiceApiProps {
  readonly configuration: Configuration;
  readonly functions: Readonly<Record<ServiceFunctionName, IFunction>>;
}

/** Raw bodies of these types reach a function as bytes; JSON stays text. Wildcard subtypes are not matched by API Gateway. */
const BINARY_MEDIA_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/tiff'];

/** Answers of API Gateway itself, in the shape of the functions' own: RFC 9457 problem documents. */
const GATEWAY_PROBLEMS = [
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    status: '404',
    code: 'route-unknown',
    title: 'There is no such route.',
  },
  {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: '413',
    code: 'request-too-large',
    title: 'The request body is too large.',
  },
  {
    type: ResponseType.THROTTLED,
    status: '429',
    code: 'too-many-requests',
    title: 'Too many requests: wait and try again.',
  },
  { type: ResponseType.DEFAULT_5XX, status: '500', code: 'internal', title: 'The service failed to answer.' },
];

/** The REST API: version prefix, one route group a function, throttled, with problem documents for its own refusals. */
export class ServiceApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: ServiceApiProps) {
    super(scope, id);
    const { stage, requestsPerSecond, logRetentionDays, callers } = props.configuration;
    this.api = new RestApi(this, 'RestApi', {
      restApiName: stackName(stage, 'service'),
      description: 'Countersign: verify handwritten signatures',
      endpointTypes: [EndpointType.REGIONAL],
      binaryMediaTypes: BINARY_MEDIA_TYPES,
      // An account without this role delivers no access log of any API; one role serves all of them.
      cloudWatchRole: true,
      defaultMethodOptions: { apiKeyRequired: callers.length > 0 },
      deployOptions: {
        stageName: stage,
        throttlingRateLimit: requestsPerSecond,
        throttlingBurstLimit: 2 * requestsPerSecond,
        metricsEnabled: true,
        tracingEnabled: true,
        ...new ApiAccessLog(this, 'AccessLog', { retentionDays: logRetentionDays }).stageOptions,
      },
    });
    acknowledgeApiFindings(this.api);
    for (const problem of GATEWAY_PROBLEMS) addProblem(this.api, problem);
    if (callers.length > 0) {
      new CallerLimits(this, 'CallerLimits', { api: this.api, stage, callers, requestsPerSecond });
    }

    for (const { resource, method, function: name } of serviceRoutes()) {
      const integration = new LambdaIntegration(props.functions[name]);
      this.api.root.resourceForPath(resource).addMethod(method, integration);
    }
  }
}

function addProblem(api: RestApi, problem: (typeof GATEWAY_PROBLEMS)[number]): void {
  const body = {
    type: `urn:countersign:problem:${problem.code}`,
    title: problem.title,
    status: Number(problem.status),
  };
  api.addGatewayResponse(`Problem-${problem.code}`, {
    type: problem.type,
    statusCode: problem.status,
    responseHeaders: { 'Content-Type': "'application/problem+json'" },
    templates: { 'application/json': JSON.stringify(body) },
  });
}
