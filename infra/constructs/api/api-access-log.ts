import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  LogGroupLogDestination,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/**
 * What the API logs about each request: who, when, which route, how it ended and how long it took. No path, since it
 * names the subject; no query, no header, no body.
 */
const FIELDS = {
  requestId: AccessLogField.contextRequestId(),
  at: AccessLogField.contextRequestTimeEpoch(),
  ip: AccessLogField.contextIdentitySourceIp(),
  method: AccessLogField.contextHttpMethod(),
  route: AccessLogField.contextResourcePath(),
  status: AccessLogField.contextStatus(),
  refusedBy: AccessLogField.contextErrorResponseType(),
  functionMilliseconds: AccessLogField.contextIntegrationLatency(),
  milliseconds: AccessLogField.contextResponseLatency(),
  bytes: AccessLogField.contextResponseLength(),
  traceId: AccessLogField.contextXrayTraceId(),
  callerKeyId: AccessLogField.contextIdentityApiKeyId(),
};

/** The access log of a REST API. */
export class ApiAccessLog extends Construct {
  /** What a stage of the API takes to log there. */
  readonly stageOptions: Pick<StageOptions, 'accessLogDestination' | 'accessLogFormat'>;

  constructor(scope: Construct, id: string, props: { readonly retentionDays: number }) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.retentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stageOptions = {
      accessLogDestination: new LogGroupLogDestination(logGroup),
      accessLogFormat: AccessLogFormat.custom(JSON.stringify(FIELDS)),
    };
  }
}
