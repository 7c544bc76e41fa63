import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelFileMissingError } from '#core/errors/model-errors.ts';
import { MANIFEST_FILE, sha256 } from '#core/model/artefact.ts';
import type { StepLines } from '../setup/step-lines.mjs';
import { clientConfiguration } from './aws-access.ts';
import { type Deployment, type DeploymentTarget, deploy, deploymentSchema } from './deploy.ts';
import { deploymentStamp } from './deployment-stamp.ts';
import { readJson, writeJson } from './json-file.ts';
import { publishArtefact } from './publish-artefact.ts';
import { LOCAL_AUDIENCE, type RunningStack } from './running-stack.ts';
import type { StackFolder } from './stack-folder.ts';
import { launchEmulator, launchIssuer, stopStack } from './stack-processes.ts';

export interface StackOptions {
  readonly folder: StackFolder;
  /** Folder of the model artefact to publish. */
  readonly model: string;
  /** A LocalStack-compatible endpoint to use instead of an emulator of our own. */
  readonly endpoint: string | undefined;
  readonly lines: StepLines;
}

const deployedSchema = z.object({
  stamp: z.string(),
  manifestSha256: z.string().optional(),
  deployment: deploymentSchema,
});

/**
 * Starts the whole system on this machine: token issuer, local AWS, the stacks, the model. What was deployed or
 * published before and has not changed is left alone.
 *
 * @throws LocalStackError, ModelError
 */
export async function startStack({
  folder,
  model,
  endpoint: given,
  lines,
}: StackOptions): Promise<RunningStack> {
  await stopStack(folder);
  const { issuer, jwksUri } = await step(lines, 'token issuer', 'starting', () => launchIssuer(folder));
  const endpoint =
    given ?? (await step(lines, 'local AWS', 'starting MiniStack', () => launchEmulator(folder))).endpoint;

  const target = { endpoint, issuer, jwksUri, audience: LOCAL_AUDIENCE };
  const deployment = await deployChanges(folder, target, lines);
  await publishChanges(folder, model, { endpoint, deployment }, lines);

  const api = `${endpoint}/_aws/execute-api/${deployment.ApiId}/${deployment.ApiStage}`;
  const stack = { endpoint, api, issuer, deployment };
  await writeJson(folder.state, stack);
  return stack;
}

async function deployChanges(
  folder: StackFolder,
  target: DeploymentTarget,
  lines: StepLines,
): Promise<Deployment> {
  const { endpoint: _, ...parameters } = target;
  const stamp = await deploymentStamp(parameters);
  const deployed = await readJson(folder.deployed, deployedSchema);
  if (deployed?.stamp === stamp) {
    lines.already('stacks', 'deployed');
    return deployed.deployment;
  }
  const deployment = await step(lines, 'stacks', 'cdk deploy', () => deploy(folder, target));
  await writeJson(folder.deployed, { ...deployed, stamp, deployment });
  return deployment;
}

async function publishChanges(
  folder: StackFolder,
  model: string,
  { endpoint, deployment }: Pick<RunningStack, 'endpoint' | 'deployment'>,
  lines: StepLines,
): Promise<void> {
  const manifestSha256 = sha256(await readManifest(model));
  const deployed = await readJson(folder.deployed, deployedSchema);
  if (deployed?.manifestSha256 === manifestSha256) {
    lines.already('model', 'published');
    return;
  }
  const home = {
    table: deployment.TableName,
    bucket: deployment.ModelsBucket,
    client: clientConfiguration(endpoint),
  };
  await step(lines, 'model', 'publishing', () => publishArtefact(model, home, 'local stack'));
  await writeJson(folder.deployed, { ...deployed, manifestSha256 });
}

function readManifest(model: string): Promise<Uint8Array> {
  return readFile(join(model, MANIFEST_FILE)).catch((cause: unknown) => {
    throw new ModelFileMissingError(MANIFEST_FILE, { cause });
  });
}

async function step<Result>(
  lines: StepLines,
  name: string,
  doing: string,
  work: () => Promise<Result>,
): Promise<Result> {
  lines.doing(name, doing);
  const result = await work();
  lines.finished(name, 'ready');
  return result;
}
