import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Bundles } from '#infra/bundling/bundle-functions.ts';
import { SERVICE_FUNCTIONS } from '#infra/bundling/service-functions.ts';
import { readConfiguration } from '#infra/configuration.ts';
import { ApiStack } from '#infra/stacks/api-stack.ts';
import { DataStack } from '#infra/stacks/data-stack.ts';

/** The templates of both stacks. What a bundle holds does not show in a template, so an empty one stands in. */
export async function synthesize(stage = 'development'): Promise<{ data: Template; api: Template }> {
  const directory = await mkdtemp(join(tmpdir(), 'countersign-bundle-'));
  await writeFile(join(directory, 'index.mjs'), '');
  const bundle = { directory, hash: 'a'.repeat(64) };
  const context: Readonly<Record<string, string>> = {
    stage,
    region: 'eu-central-1',
    tokenIssuer: 'https://login.example.com',
    tokenAudience: 'countersign',
  };

  const app = new App({
    outdir: await mkdtemp(join(tmpdir(), 'countersign-cdk-')),
    context: {
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
      '@aws-cdk/aws-iam:minimizePolicies': true,
    },
  });
  const configuration = readConfiguration((key) => context[key]);
  const env = { region: configuration.region };
  const data = new DataStack(app, 'Data', { configuration, env });
  const api = new ApiStack(app, 'Api', {
    configuration,
    env,
    bundles: Object.fromEntries(SERVICE_FUNCTIONS.map(({ name }) => [name, bundle])) as Bundles,
    table: data.table,
    images: data.images,
    models: data.models,
    key: data.key,
  });
  return { data: Template.fromStack(data), api: Template.fromStack(api) };
}
