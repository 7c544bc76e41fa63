import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { filesIn } from '#core/model/artefact.ts';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { ModelPublisher } from '#lambdas/stores/model-publisher.ts';
import { publishModel } from '#lambdas/use-cases/publish-model.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { createTable } from '#test/support/create-table.ts';
import type { Endpoints } from './emulators.ts';

/** What the stacks of a deployment keep things in, on emulators. */
export interface Deployment {
  readonly endpoints: Endpoints;
  readonly table: string;
  readonly images: string;
  readonly models: string;
}

/** Clients of a deployment's table and buckets. */
export function clientsOf({ endpoints }: Pick<Deployment, 'endpoints'>) {
  return {
    table: tableClient(clientConfiguration(endpoints.dynamodb)),
    buckets: bucketClient(clientConfiguration(endpoints.others)),
  };
}

/** Makes an empty table and versioned buckets, and publishes the shipped model to them. */
export async function deployment(endpoints: Endpoints, name: string): Promise<Deployment> {
  const made: Deployment = { endpoints, table: name, images: `${name}-images`, models: `${name}-models` };
  const { table, buckets } = clientsOf(made);
  await createTable(table, made.table);
  for (const Bucket of [made.images, made.models]) {
    await buckets.send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await buckets.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  const publisher = new ModelPublisher(table, made.table, buckets, made.models);
  await publishModel(publisher, filesIn(SHIPPED_MODEL), { by: 'proof', at: new Date() });
  return made;
}
