import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table's client; what `configuration` does not say comes from the environment. */
export function tableClient(configuration: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(configuration));
}

/** The buckets' client. Paths instead of host names work on AWS and on every store that speaks S3. */
export function bucketClient(configuration: S3ClientConfig = {}): S3Client {
  return new S3Client({ ...configuration, forcePathStyle: true });
}

/** The state machines' client. */
export function workflowClient(): SFNClient {
  return new SFNClient({});
}
