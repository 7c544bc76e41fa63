import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { filesIn } from '#core/model/artefact.ts';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { ModelPublisher } from '#lambdas/stores/models/model-publisher.ts';
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
  readonly batches: string;
  /** ARN of a state machine that takes up whatever is started and does nothing. */
  readonly idleWorkflow: string;
}

/** Clients of a deployment's table and buckets. */
export function clientsOf({ endpoints }: Pick<Deployment, 'endpoints'>) {
  return {
    table: tableClient(clientConfiguration(endpoints.dynamodb)),
    buckets: bucketClient(clientConfiguration(endpoints.others)),
  };
}

/** A workflow of one step, for what a proof starts without waiting for it. */
const IDLE = { StartAt: 'Idle', States: { Idle: { Type: 'Pass', End: true } } };

/** Makes an empty table and versioned buckets, and publishes the shipped model to them. */
export async function deployment(endpoints: Endpoints, name: string): Promise<Deployment> {
  const idleWorkflow = await createIdleWorkflow(endpoints, name);
  const made: Deployment = {
    endpoints,
    table: name,
    images: `${name}-images`,
    models: `${name}-models`,
    batches: `${name}-batches`,
    idleWorkflow,
  };
  const { table, buckets } = clientsOf(made);
  await createTable(table, made.table);
  for (const Bucket of [made.images, made.models, made.batches]) {
    await buckets.send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await buckets.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  const publisher = new ModelPublisher(table, made.table, buckets, made.models);
  await publishModel(publisher, filesIn(SHIPPED_MODEL), { by: 'proof', at: new Date() });
  return made;
}

async function createIdleWorkflow({ others }: Endpoints, name: string): Promise<string> {
  const { stateMachineArn = '' } = await new SFNClient(clientConfiguration(others)).send(
    new CreateStateMachineCommand({
      name: `${name}-idle`,
      roleArn: 'arn:aws:iam::000000000000:role/idle',
      definition: JSON.stringify(IDLE),
    }),
  );
  return stateMachineArn;
}
