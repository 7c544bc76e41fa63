import { ApiKey, Period, type RestApi, UsagePlan } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';

export interface CallerLimitsProps {
  readonly api: RestApi;
  readonly stage: string;
  /** Each gets an API key of its own, made by API Gateway and read from there. */
  readonly callers: readonly string[];
  readonly requestsPerSecond: number;
}

/** Of all requests that the API takes a second, the part that one caller can take. */
const SHARE_OF_ONE_CALLER = 0.5;
const REQUESTS_PER_MONTH = 2_000_000;

/**
 * Limits for each caller, so that none can use up what is there for all. The API key only counts requests; who a
 * caller is, and of which tenant, its token says.
 */
export class CallerLimits extends Construct {
  constructor(scope: Construct, id: string, { api, stage, callers, requestsPerSecond }: CallerLimitsProps) {
    super(scope, id);
    const rateLimit = Math.ceil(requestsPerSecond * SHARE_OF_ONE_CALLER);
    const plan = new UsagePlan(this, 'Plan', {
      name: `countersign-${stage}`,
      description: 'What one caller may ask of Countersign',
      throttle: { rateLimit, burstLimit: 2 * rateLimit },
      quota: { limit: REQUESTS_PER_MONTH, period: Period.MONTH },
    });
    plan.addApiStage({ stage: api.deploymentStage });
    for (const caller of callers) {
      plan.addApiKey(new ApiKey(this, caller, { apiKeyName: `countersign-${stage}-${caller}` }));
    }
  }
}
