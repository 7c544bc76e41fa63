import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SERVICE_FUNCTIONS } from '../../bundling/service-functions.ts';
import { functionName } from '../../names.ts';

/** What the functions count themselves, through Powertools, is kept under this name. */
const NAMESPACE = 'Countersign';
const MINUTES = 5;
const PERIOD = Duration.minutes(MINUTES);

export interface MeasuredService {
  readonly stage: string;
  readonly apiName: string;
  readonly tableName: string;
}

/** Everything that is watched, by its one definition for the dashboard and the alarms. */
export class ServiceMetrics {
  /** Names of the functions. */
  readonly functions: readonly string[];
  readonly #service: MeasuredService;

  constructor(service: MeasuredService) {
    this.#service = service;
    this.functions = SERVICE_FUNCTIONS.map(({ name }) => functionName(service.stage, name));
  }

  requests = (): Metric => this.#api('Count', Stats.SUM);
  serverErrors = (): Metric => this.#api('5XXError', Stats.SUM);
  refusals = (): Metric => this.#api('4XXError', Stats.SUM);
  latency = (statistic: string): Metric => this.#api('Latency', statistic);

  /** Of all requests, those that the service failed to answer: API Gateway counts each as 0 or 1. */
  failureRate = (): Metric => this.#api('5XXError', Stats.AVERAGE);

  functionErrors = (name: string): Metric => this.#lambda('Errors', name, Stats.SUM);
  functionThrottles = (name: string): Metric => this.#lambda('Throttles', name, Stats.SUM);
  functionDuration = (name: string): Metric => this.#lambda('Duration', name, Stats.p(99));
  functionConcurrency = (name: string): Metric => this.#lambda('ConcurrentExecutions', name, Stats.MAXIMUM);

  /** Reads and writes that the table refused for their number, and requests that it failed. */
  tableThrottles = (): Metric => this.#table('ThrottledRequests');
  tableFailures = (): Metric => this.#table('SystemErrors');

  decisions = (decision: 'Accept' | 'Review' | 'Reject'): Metric =>
    this.#counted(`Decision${decision}`, Stats.SUM, decision.toLowerCase());

  /** How long a step of a verification takes, and the whole of it. */
  stepTime = (step: 'Prepare' | 'Embed' | 'Read' | 'Record' | 'Answer'): Metric =>
    this.#counted(`${step}Time`, Stats.p(90), step.toLowerCase());
  /** Where scores lie that rest on evidence. */
  scores = (statistic: string): Metric => this.#counted('Score', statistic, statistic);
  copies = (): Metric => this.#counted('CopyOfReference', Stats.SUM, 'copies of references');

  /** Of all decisions in an hour, those that accept, in percent: it moves when signatures or the model do. */
  acceptedShare(): MathExpression {
    return new MathExpression({
      expression: '100 * accept / (accept + review + reject)',
      usingMetrics: {
        accept: this.decisions('Accept'),
        review: this.decisions('Review'),
        reject: this.decisions('Reject'),
      },
      label: 'accepted, percent',
      period: Duration.hours(1),
    });
  }

  #counted(metricName: string, statistic: string, label: string): Metric {
    return new Metric({
      namespace: NAMESPACE,
      metricName,
      dimensionsMap: { service: 'verifications' },
      statistic,
      period: Duration.hours(1),
      label,
    });
  }

  #api(metricName: string, statistic: string): Metric {
    const { apiName, stage } = this.#service;
    const dimensionsMap = { ApiName: apiName, Stage: stage };
    return new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap, statistic, period: PERIOD });
  }

  #lambda(metricName: string, name: string, statistic: string): Metric {
    const dimensionsMap = { FunctionName: name };
    return new Metric({ namespace: 'AWS/Lambda', metricName, dimensionsMap, statistic, period: PERIOD });
  }

  #table(metricName: string): Metric {
    return new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: this.#service.tableName },
      statistic: Stats.SUM,
      period: PERIOD,
    });
  }
}
