import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { bucketClient } from '#lambdas/stores/clients.ts';
import { freePort } from '#local/process/free-port.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { startMiniStack, stopMiniStack } from '#local/stack/ministack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';

/** An emulated AWS with nothing of ours deployed: what a training machine sees of a deployment. */
export interface LocalCloud {
  readonly endpoint: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly workflow: SFNClient;
  readonly stop: () => Promise<void>;
}

/** The buckets of a deployment. */
export const BUCKETS = {
  imagesBucket: 'images',
  dataSetsBucket: 'data-sets',
  modelsBucket: 'models',
  reportsBucket: 'reports',
} as const;

export async function startLocalCloud(): Promise<LocalCloud> {
  const root = await mkdtemp(join(tmpdir(), 'countersign-cloud-'));
  const folder = stackFolder(root);
  const running = await startMiniStack(folder, await freePort(), false);
  const configuration = clientConfiguration(running.endpoint);
  const s3 = bucketClient(configuration);
  for (const Bucket of Object.values(BUCKETS)) {
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
  return {
    endpoint: running.endpoint,
    s3,
    sqs: new SQSClient(configuration),
    workflow: new SFNClient(configuration),
    stop: async () => {
      await stopMiniStack(folder, running);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A new queue's URL. */
export async function newQueue({ sqs }: LocalCloud, name: string): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  return QueueUrl;
}

/** How many messages of a queue wait, and how many somebody has taken. */
export async function messagesIn(
  { sqs }: LocalCloud,
  queueUrl: string,
): Promise<{ waiting: number; taken: number }> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
  );
  return {
    waiting: Number(Attributes['ApproximateNumberOfMessages']),
    taken: Number(Attributes['ApproximateNumberOfMessagesNotVisible']),
  };
}
