import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { EncryptedBucket } from '../storage/encrypted-bucket.ts';

export interface TrainingStores {
  readonly dataSets: EncryptedBucket;
  readonly models: EncryptedBucket;
  readonly images: EncryptedBucket;
  readonly reports: EncryptedBucket;
  readonly key: Key;
}

/** What a training run reads: data sets, the frozen benchmarks among them, and snapshots. */
const READ = ['sets/*', 'snapshots/*'];
/** What it keeps: checkpoints, so that an interrupted run goes on, and the artefact it makes. */
const RUNS = 'runs/*';
/** Where it says how far it is. */
const PROGRESS = 'progress/*';

/**
 * What a training run may do, whoever runs it: read data sets and the pictures that a snapshot names, keep its runs,
 * read models to begin from, add one that was not there and report on it. It cannot change a model, publish one, move the
 * pointer or see an item of the table; a candidate is published by others, after the gate.
 */
export function trainingAccess({
  dataSets,
  models,
  images,
  reports,
  key,
}: TrainingStores): PolicyStatement[] {
  const inside = (bucket: EncryptedBucket, ...prefixes: readonly string[]) =>
    prefixes.map((prefix) => bucket.arnForObjects(prefix));
  return [
    new PolicyStatement({ actions: ['s3:GetObject'], resources: inside(dataSets, ...READ, RUNS) }),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: inside(dataSets, RUNS, PROGRESS) }),
    new PolicyStatement({
      // Without it, an object that is not there is answered as forbidden (S3 API reference, GetObject).
      actions: ['s3:ListBucket'],
      resources: [dataSets, models, images].map(({ bucketArn }) => bucketArn),
    }),
    new PolicyStatement({ actions: ['s3:GetObject'], resources: inside(models, 'models/*') }),
    new PolicyStatement({
      actions: ['s3:PutObject'],
      resources: inside(models, 'models/*'),
      // Only with If-None-Match, which never replaces anything.
      conditions: { Null: { 's3:if-none-match': 'false' } },
    }),
    new PolicyStatement({
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: inside(images, '*'),
    }),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: inside(reports, 'retrainings/*') }),
    new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
  ];
}

/** Allows a training run's actions to a role. */
export function allowTraining(grantee: IGrantable, stores: TrainingStores): void {
  for (const statement of trainingAccess(stores)) grantee.grantPrincipal.addToPrincipalPolicy(statement);
}
