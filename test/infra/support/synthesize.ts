import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addStacks } from '#infra/add-stacks.ts';
import type { Bundle, Bundles } from '#infra/bundling/bundle-functions.ts';
import { ALL_FUNCTIONS } from '#infra/bundling/bundle-functions.ts';
import { readConfiguration } from '#infra/configuration.ts';
import cdk from '../../../cdk.json' with { type: 'json' };

/** A deployment that asks for nothing beyond what is needed. */
const CONTEXT = {
  ...cdk.context,
  region: 'eu-central-1',
  tokenIssuer: 'https://login.example.com',
  // The version of the CDK would be in every template.
  'aws:cdk:disable-version-reporting': true,
};

/** The app with every stack that the context asks for. What a bundle holds does not show, so an empty one stands in. */
export async function appOf(context: Readonly<Record<string, unknown>> = {}): Promise<App> {
  const directory = await mkdtemp(join(tmpdir(), 'countersign-bundle-'));
  await writeFile(join(directory, 'index.mjs'), '');
  const bundle: Bundle = { directory, hash: 'a'.repeat(64) };
  const bundles = Object.fromEntries(ALL_FUNCTIONS.map(({ name }) => [name, bundle])) as Bundles;

  const app = new App({
    outdir: await mkdtemp(join(tmpdir(), 'countersign-cdk-')),
    context: { ...CONTEXT, ...context },
    analyticsReporting: false,
  });
  addStacks(
    app,
    readConfiguration((key) => app.node.tryGetContext(key)),
    bundles,
  );
  return app;
}

/** The templates of all stacks, by the stack's id. */
export async function templatesOf(
  context: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, Template>>> {
  const app = await appOf(context);
  const stacks = app.node.children.filter((child) => Stack.isStack(child));
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, Template.fromStack(stack)]));
}

/** The template of one stack. Fails where the context does not ask for it. */
export async function templateOf(
  id: string,
  context: Readonly<Record<string, unknown>> = {},
): Promise<Template> {
  const { [id]: template } = await templatesOf(context);
  if (template === undefined) throw new Error(`There is no stack ${id}.`);
  return template;
}
