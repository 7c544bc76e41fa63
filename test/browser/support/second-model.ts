import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { MANIFEST_FILE, sha256 } from '#core/model/artefact.ts';
import { modelManifestSchema } from '#core/model/manifest.ts';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { ModelPublisher } from '#lambdas/stores/models/model-publisher.ts';
import { ModelSwitch } from '#lambdas/stores/models/model-switch.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { runningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';

/** Publishes the shipped model once more under another version, which nobody has promoted. */
export async function publishSecondModel(name: string): Promise<ModelVersion> {
  const { endpoint, deployment } = await runningStack(stackFolder(inject('consoleStack')));
  const client = clientConfiguration(endpoint);
  const { TableName, ModelsBucket } = deployment;
  const publisher = new ModelPublisher(tableClient(client), TableName, bucketClient(client), ModelsBucket);
  const shipped = modelManifestSchema.parse(
    JSON.parse(await readFile(join(SHIPPED_MODEL, MANIFEST_FILE), 'utf8')),
  );
  const modelVersion = modelVersionSchema.parse(name);
  for (const file of Object.keys(shipped.files)) {
    await publisher.putFile(modelVersion, file, await readFile(join(SHIPPED_MODEL, file)));
  }
  const manifest = Buffer.from(JSON.stringify({ ...shipped, modelVersion }));
  await publisher.putFile(modelVersion, MANIFEST_FILE, manifest);
  await publisher.register({ modelVersion, manifestSha256: sha256(manifest) }, 'a test', new Date());
  return modelVersion;
}

/** Notes that every reference is embedded by a version, as the last step of a retraining does. */
export async function markEmbedded(version: ModelVersion): Promise<void> {
  const { endpoint, deployment } = await runningStack(stackFolder(inject('consoleStack')));
  await new ModelSwitch(tableClient(clientConfiguration(endpoint)), deployment.TableName).markEmbedded(
    version,
    new Date(),
  );
}
