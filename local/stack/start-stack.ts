import { z } from 'zod';
import { filesIn, MANIFEST_FILE, sha256 } from '#core/model/artefact.ts';
import { buildConsole } from '../console/build-console.ts';
import type { ConsoleSettings } from '../console/console-settings.ts';
import type { StepLines } from '../setup/step-lines.mjs';
import { clientConfiguration } from './aws-access.ts';
import { type DeploymentChoice, type DeploymentTarget, deploy, deploymentSchema } from './deploy.ts';
import { deploymentStamp } from './deployment-stamp.ts';
import { readJson, writeJson } from './json-file.ts';
import { publishArtefact } from './publish-artefact.ts';
import { LOCAL_AUDIENCE, type RunningStack } from './running-stack.ts';
import type { StackFolder } from './stack-folder.ts';
import { launchConsole, launchEmulator, launchIssuer, stopStack } from './stack-processes.ts';

export interface StackOptions {
  readonly folder: StackFolder;
  /** Folder of the model artefact to publish. */
  readonly model: string;
  /** A LocalStack-compatible endpoint to use instead of an emulator of our own. */
  readonly endpoint: string | undefined;
  readonly lines: StepLines;
  /** What is deployed beyond what every start deploys. */
  readonly choice?: DeploymentChoice;
  /**
   * Whether our emulator refuses what a role does not allow. It then refuses a deployment too, whose buckets want TLS,
   * so this is for a stack that was deployed before.
   */
  readonly enforcePermissions?: boolean;
}

/** What the emulator of a folder holds since its last start. */
const deployedSchema = z.object({
  stamp: z.string(),
  manifestSha256: z.string(),
  deployment: deploymentSchema,
});
type Deployed = z.infer<typeof deployedSchema>;

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
  choice = {},
  enforcePermissions = false,
}: StackOptions): Promise<RunningStack> {
  await stopStack(folder);
  const { issuer, jwksUri } = await step(lines, 'token issuer', 'starting', () => launchIssuer(folder));
  const launch = () => launchEmulator(folder, enforcePermissions);
  const endpoint = given ?? (await step(lines, 'local AWS', 'starting MiniStack', launch)).endpoint;

  // What somebody else's emulator still holds is not known, so nothing is taken as done there.
  const before = given === undefined ? await readJson(folder.deployed, deployedSchema) : undefined;
  const target = { endpoint, issuer, jwksUri, audience: LOCAL_AUDIENCE };
  const deployed = await deployChanges(folder, target, choice, before, lines);
  const manifestSha256 = await publishChanges(model, endpoint, deployed, before, lines);
  if (given === undefined) await writeJson(folder.deployed, { ...deployed, manifestSha256 });

  const { deployment } = deployed;
  const api = `${endpoint}/_aws/execute-api/${deployment.ApiId}/${deployment.ApiStage}`;
  const page = await servePage(folder, { api, issuer, imagesFrom: endpoint }, lines);
  const stack = { endpoint, api, issuer, jwksUri, console: page, deployment };
  await writeJson(folder.state, stack);
  return stack;
}

/** @returns the address of the web page */
async function servePage(folder: StackFolder, settings: ConsoleSettings, lines: StepLines): Promise<string> {
  if (await buildConsole()) lines.finished('web page', 'built');
  else lines.already('web page', 'built');
  return (await launchConsole(folder, settings)).url;
}

async function deployChanges(
  folder: StackFolder,
  target: DeploymentTarget,
  choice: DeploymentChoice,
  before: Deployed | undefined,
  lines: StepLines,
): Promise<Pick<Deployed, 'stamp' | 'deployment'>> {
  const stamp = await deploymentStamp(target, choice);
  if (before?.stamp === stamp) {
    lines.already('stacks', 'deployed');
    return before;
  }
  return {
    stamp,
    deployment: await step(lines, 'stacks', 'cdk deploy', () => deploy(folder, target, choice)),
  };
}

/** @returns sha256 of the manifest of the model that is active now */
async function publishChanges(
  model: string,
  endpoint: string,
  { deployment }: Pick<Deployed, 'deployment'>,
  before: Deployed | undefined,
  lines: StepLines,
): Promise<string> {
  const manifestSha256 = sha256(await filesIn(model)(MANIFEST_FILE));
  if (before?.manifestSha256 === manifestSha256) {
    lines.already('model', 'published');
    return manifestSha256;
  }
  const { TableName: table, ModelsBucket: bucket } = deployment;
  const home = { table, bucket, client: clientConfiguration(endpoint) };
  await step(lines, 'model', 'publishing', () => publishArtefact(model, home, 'local stack'));
  return manifestSha256;
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
