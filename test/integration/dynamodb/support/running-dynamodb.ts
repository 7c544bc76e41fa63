import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { stopInBackground } from '#local/process/background-process.ts';
import { perform } from '#local/setup/step.ts';
import { StepLines } from '#local/setup/step-lines.mjs';
import { dynamodbLocal } from '#local/setup/steps/dynamodb-local.ts';
import { startDynamoDbLocal } from '#local/stack/dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where DynamoDB Local answers; undefined where the machine lacks what it runs on. */
    dynamodb: string | undefined;
  }
}

/** Programs of the machine that DynamoDB Local needs. */
const PROGRAMS = [
  ['java', '-version'],
  ['mvn', '--version'],
] as const;

/** Global set-up: DynamoDB Local, downloaded once and running while the tests do. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const missing = PROGRAMS.filter(([program, option]) => spawnSync(program, [option]).status !== 0);
  if (missing.length > 0) {
    project.provide('dynamodb', undefined);
    return undefined;
  }
  await perform(dynamodbLocal, new StepLines());
  const { endpoint, process } = await startDynamoDbLocal();
  project.provide('dynamodb', endpoint);
  return () => stopInBackground(process);
}
