import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { tailOf } from './answering.ts';
import { awsEnvironment, LOCAL_ACCOUNT, LOCAL_REGION } from './aws-access.ts';
import { DeploymentFailedError } from './errors.ts';
import { runCdk } from './run-cdk.ts';
import type { StackFolder } from './stack-folder.ts';

const STAGE = 'development';
/** What every emulator deploys, see emulators.ts. */
const STACKS = ['Data', 'Api', 'Observability'];

/** Further stacks, and context beyond what every local deployment has. */
export interface DeploymentChoice {
  readonly stacks?: readonly string[];
  readonly context?: Readonly<Record<string, string>>;
}

/** What retrains, with training by a machine that takes its jobs from a queue. */
export const RETRAINING: DeploymentChoice = {
  stacks: ['Training', 'Retraining'],
  context: { trainingCompute: 'worker' },
};

export interface DeploymentTarget {
  readonly endpoint: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
}

/** What the deployed stacks are called where they were deployed. */
export const deploymentSchema = z.object({
  TableName: z.string(),
  ImagesBucket: z.string(),
  ModelsBucket: z.string(),
  DataSetsBucket: z.string(),
  ReportsBucket: z.string(),
  ApiId: z.string(),
  ApiStage: z.string(),
  VerificationsFunction: z.string(),
  /** Where the stacks Training and Retraining are deployed. */
  TrainingQueueUrl: z.string().optional(),
  RetrainingStateMachine: z.string().optional(),
});
export type Deployment = z.infer<typeof deploymentSchema>;

/**
 * Deploys the very app that goes to AWS: `cdk bootstrap`, then `cdk deploy`. What the deployment log says is what the
 * last of the two said.
 *
 * @throws DeploymentFailedError with the end of the CDK's output
 */
export async function deploy(
  folder: StackFolder,
  target: DeploymentTarget,
  choice: DeploymentChoice = {},
): Promise<Deployment> {
  const { endpoint, issuer, jwksUri, audience } = target;
  const context = {
    stage: STAGE,
    region: LOCAL_REGION,
    tokenIssuer: issuer,
    tokenJwksUri: jwksUri,
    tokenAudience: audience,
    // No emulator runs the function that would do it.
    emptyBucketsOnDelete: 'false',
    ...choice.context,
  };
  // An account that is named in full is prepared without synthesizing the app.
  await cdk(folder, endpoint, ['bootstrap', `aws://${LOCAL_ACCOUNT}/${LOCAL_REGION}`, '--app', '']);
  await cdk(folder, endpoint, [
    'deploy',
    ...STACKS,
    ...(choice.stacks ?? []),
    '--exclusively',
    ...['--method', 'direct'],
    ...['--require-approval', 'never'],
    ...['--outputs-file', folder.outputs],
    ...['--output', folder.assembly],
    ...Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]),
  ]);
  const stacks = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(JSON.parse(await readFile(folder.outputs, 'utf8')));
  // Some 130 MB that the next deployment makes anew.
  await rm(folder.assembly, { recursive: true, force: true });
  return deploymentSchema.parse(Object.assign({}, ...Object.values(stacks)));
}

async function cdk(folder: StackFolder, endpoint: string, args: readonly string[]): Promise<void> {
  const log = createWriteStream(folder.deployLog);
  const code = await runCdk(args, { env: { HOME: process.env['HOME'], ...awsEnvironment(endpoint) }, log });
  await finished(log.end());
  if (code !== 0)
    throw new DeploymentFailedError(args[0] ?? '', folder.deployLog, await tailOf(folder.deployLog));
}
