import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stopInBackground } from '#local/process/background-process.ts';
import { freePort } from '#local/process/free-port.ts';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { perform } from '#local/setup/step.ts';
import { StepLines } from '#local/setup/step-lines.mjs';
import { dynamodbLocal } from '#local/setup/steps/dynamodb-local.ts';
import { startDynamoDbLocal } from '#local/stack/dynamodb-local.ts';
import { startMiniStack, stopMiniStack } from '#local/stack/ministack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';

/** Where an AWS for proofs answers: tables on Amazon's own DynamoDB Local, all else on MiniStack. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly others: string;
}

export interface Emulators {
  readonly endpoints: Endpoints;
  readonly stop: () => Promise<void>;
}

/** Starts both, empty. @throws PackageInstallError where the machine lacks Java or Maven, EmulatorMissingError */
export async function startEmulators(): Promise<Emulators> {
  await perform(dynamodbLocal, new StepLines());
  const folder = stackFolder(join(PRIVATE, `proof-${process.pid}`));
  const [tables, others] = await Promise.all([
    startDynamoDbLocal(),
    startMiniStack(folder, await freePort(), false),
  ]);
  return {
    endpoints: { dynamodb: tables.endpoint, others: others.endpoint },
    stop: async () => {
      await stopInBackground(tables.process);
      await stopMiniStack(folder, others);
      await rm(folder.root, { recursive: true, force: true });
    },
  };
}
