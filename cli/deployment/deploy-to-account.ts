import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { activeModel, asPublisher, publishArtefact } from '#local/stack/publish-artefact.ts';
import { runCdk } from '#local/stack/run-cdk.ts';
import { CdkFailedError } from './errors.ts';

export interface DeploymentOptions {
  /** `key=value` each, over what cdk.json says. */
  readonly context: readonly string[];
  /** Whether changes of permissions are made without asking. */
  readonly yes: boolean;
  /** Folder of the model artefact that is published where none is active. */
  readonly model: string;
}

/** What whoever deployed needs to know. */
export interface AccountDeployment {
  readonly api: string;
  readonly modelVersion: string;
  /** Whether this deployment published it. */
  readonly published: boolean;
}

const ASSEMBLY = join(PRIVATE, 'account', 'cdk.out');
const OUTPUTS = join(PRIVATE, 'account', 'outputs.json');

const outputsSchema = z.object({
  ApiUrl: z.url(),
  TableName: z.string(),
  ModelsBucket: z.string(),
  ModelPublisherRole: z.string(),
});

/**
 * Deploys everything that the configuration asks for to the account that the AWS settings of the environment name:
 * synthesizes once, prepares the account where that was not done, deploys the stacks in order, and publishes the
 * shipped model where none is active. What is there and unchanged is left alone, so a deployment that failed halfway
 * goes on where it stopped.
 *
 * @throws CdkFailedError, ModelError
 */
export async function deployToAccount({
  context,
  yes,
  model,
}: DeploymentOptions): Promise<AccountDeployment> {
  const overrides = context.flatMap((entry) => ['--context', entry]);
  await cdk('synth', '--quiet', '--output', ASSEMBLY, ...overrides);
  await cdk('bootstrap', '--app', ASSEMBLY);
  await cdk(
    ...['deploy', '--all', '--app', ASSEMBLY, '--outputs-file', OUTPUTS],
    ...['--require-approval', yes ? 'never' : 'broadening'],
  );
  const stacks = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(JSON.parse(await readFile(OUTPUTS, 'utf8')));
  const outputs = outputsSchema.parse(Object.assign({}, ...Object.values(stacks)));

  const home = {
    table: outputs.TableName,
    bucket: outputs.ModelsBucket,
    client: asPublisher(outputs.ModelPublisherRole),
  };
  const api = outputs.ApiUrl.replace(/\/$/, '');
  const active = await activeModel(home);
  if (active !== undefined) return { api, modelVersion: active, published: false };
  const { version } = await publishArtefact(model, home, 'countersign deploy');
  return { api, modelVersion: version, published: true };
}

async function cdk(...args: readonly string[]): Promise<void> {
  const code = await runCdk(args, { env: process.env });
  if (code !== 0) throw new CdkFailedError(args[0] ?? '');
}
