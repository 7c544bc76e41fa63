import { Logger } from '@aws-lambda-powertools/logger';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rateLimits, tableName, tokenTrust } from '../configuration.ts';
import { KeptAnswers } from '../stores/kept-answers.ts';
import { RateStore } from '../stores/rate-store.ts';
import { Telemetry } from '../telemetry/telemetry.ts';
import { Api } from './api.ts';
import type { Route } from './route.ts';
import { TokenVerifier } from './token-verifier.ts';
import { RateLimiter } from './traffic/rate-limiter.ts';

/**
 * The API of one function as the stack configures it.
 *
 * @param telemetry the function's, where its routes measure more than that they answer
 */
export function serviceApi(
  name: string,
  table: DynamoDBDocumentClient,
  routes: readonly Route[],
  telemetry = new Telemetry(name),
): Api {
  return new Api({
    tokens: new TokenVerifier(tokenTrust()),
    rates: new RateLimiter(new RateStore(table, tableName()), rateLimits()),
    keptAnswers: new KeptAnswers(table, tableName()),
    logger: new Logger({ serviceName: name }),
    telemetry,
    routes,
  });
}
