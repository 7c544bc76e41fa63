import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Strategy = Exclude<NonNullable<DynamoDBClientConfig['retryStrategy']>, { retry: unknown }>;
type Token = Awaited<ReturnType<Strategy['acquireInitialRetryToken']>>;

/** The SDK's own number of attempts. */
const ATTEMPTS = 3;

/** Tries again when the SDK would, and as often, but at once: a proof of many faults would wait for hours. */
export const RETRIES_WITHOUT_PAUSES: Strategy = {
  acquireInitialRetryToken: async () => token(0),
  refreshRetryTokenForRetry: async (last, { errorType }) => {
    const retries = last.getRetryCount() + 1;
    if (errorType === 'CLIENT_ERROR' || retries >= ATTEMPTS) throw new Error('No attempt is left.');
    return token(retries);
  },
  recordSuccess: () => {},
};

function token(retries: number): Token {
  return { getRetryCount: () => retries, getRetryDelay: () => 0 };
}
