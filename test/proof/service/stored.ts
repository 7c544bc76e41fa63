import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import { clientsOf, type Deployment } from './deployment.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Every row of a deployment's table whose partition key begins so. */
export async function rowsUnder(deployment: Deployment, partition: string): Promise<Row[]> {
  const rows: Row[] = [];
  const pages = paginateScan(
    { client: clientsOf(deployment).table },
    {
      TableName: deployment.table,
      ConsistentRead: true,
      FilterExpression: 'begins_with(PK, :partition)',
      ExpressionAttributeValues: { ':partition': partition },
    },
  );
  for await (const { Items = [] } of pages) rows.push(...Items);
  return rows;
}

/** Every row of one partition. */
export async function rowsOf(deployment: Deployment, partition: string): Promise<Row[]> {
  const rows: Row[] = [];
  const pages = paginateQuery(
    { client: clientsOf(deployment).table },
    {
      TableName: deployment.table,
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :partition',
      ExpressionAttributeValues: { ':partition': partition },
    },
  );
  for await (const { Items = [] } of pages) rows.push(...Items);
  return rows;
}

/** One version of a stored picture, or a deletion marker. */
export interface PictureVersion {
  readonly object: string;
  readonly version: string;
}

/** Every version and deletion marker in the image bucket whose name begins so. */
export async function picturesUnder(deployment: Deployment, prefix: string): Promise<PictureVersion[]> {
  const { buckets } = clientsOf(deployment);
  const versions: PictureVersion[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (from !== undefined) {
    const page: ListObjectVersionsCommandOutput = await buckets.send(
      new ListObjectVersionsCommand({ Bucket: deployment.images, Prefix: prefix, ...from }),
    );
    for (const { Key = '', VersionId = '' } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
      versions.push({ object: Key, version: VersionId });
    }
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  }
  return versions;
}
