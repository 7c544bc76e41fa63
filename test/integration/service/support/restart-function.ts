import {
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { deployedStack } from './stack.ts';

/** Makes the function of verifications begin anew, with nothing in memory: a changed configuration does that. */
export async function restartVerifications(timeoutSeconds: number): Promise<void> {
  const { endpoint, deployment } = deployedStack();
  const client = new LambdaClient(clientConfiguration(endpoint));
  const FunctionName = deployment.VerificationsFunction;
  await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: timeoutSeconds }));
  await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60 }, { FunctionName });
}
