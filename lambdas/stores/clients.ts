import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table's client; region, credentials and endpoint come from the environment. */
export function tableClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient());
}

/** The buckets' client. Paths instead of host names work on AWS and on every store that speaks S3. */
export function bucketClient(): S3Client {
  return new S3Client({ forcePathStyle: true });
}
