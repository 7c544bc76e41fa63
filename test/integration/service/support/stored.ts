import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { paginateScan, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { deployedStack } from './stack.ts';

type Row = Readonly<Record<string, unknown>>;

export const table = () => tableClient(clientConfiguration(deployedStack().endpoint));
export const buckets = () => bucketClient(clientConfiguration(deployedStack().endpoint));

/** Every row of a partition, as it is stored. */
export async function rowsOf(partition: string): Promise<Row[]> {
  const { Items = [] } = await table().send(
    new QueryCommand({
      TableName: deployedStack().deployment.TableName,
      KeyConditionExpression: 'PK = :partition',
      ExpressionAttributeValues: { ':partition': partition },
      ConsistentRead: true,
    }),
  );
  return Items;
}

/** Rows whose sort key begins so. */
export function withPrefix(rows: readonly Row[], prefix: string): Row[] {
  return rows.filter(({ SK }) => String(SK).startsWith(prefix));
}

/** Keys of all object versions and deletion markers of a folder in the image bucket. */
export async function imageVersions(folder: string): Promise<string[]> {
  const { Versions = [], DeleteMarkers = [] } = await buckets().send(
    new ListObjectVersionsCommand({ Bucket: deployedStack().deployment.ImagesBucket, Prefix: folder }),
  );
  return [...Versions, ...DeleteMarkers].map(({ Key }) => String(Key));
}

/** Every row of the table. */
export async function everyRow(): Promise<Row[]> {
  const rows: Row[] = [];
  const pages = paginateScan(
    { client: table() },
    { TableName: deployedStack().deployment.TableName, ConsistentRead: true },
  );
  for await (const { Items = [] } of pages) rows.push(...Items);
  return rows;
}

/** Keys of all object versions and deletion markers in the image bucket. */
export const everyVersion = (): Promise<string[]> => imageVersions('');
