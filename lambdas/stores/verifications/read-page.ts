import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { VerificationId } from '#core/ids.ts';
import { type IdRange, rangeFrom } from './verification-range.ts';
import { type VerificationRecord, verificationRecordSchema } from './verification-record.ts';

/** Where a list of verifications is: a partition of the table or of an index, sorted by id. */
export interface VerificationListing {
  readonly index?: string;
  readonly partitionKey: string;
  readonly partition: string;
  readonly sortKey: string;
  /** What stands before the id in the sort key. */
  readonly prefix: string;
  readonly newestFirst: boolean;
}

export interface PageRequest {
  readonly range: IdRange;
  readonly limit: number;
  readonly page: VerificationId | undefined;
}

export interface VerificationPage {
  readonly records: readonly VerificationRecord[];
  /** Id that the next page begins with. */
  readonly next: VerificationId | undefined;
}

/**
 * One page of a list. A page is named by the id it begins with: that is a place in the caller's own partition and
 * nothing else, so it needs no signature, and records that come or go meanwhile shift nothing.
 */
export async function readPage(
  client: DynamoDBDocumentClient,
  table: string,
  listing: VerificationListing,
  { range, limit, page }: PageRequest,
): Promise<VerificationPage> {
  const { first, last } = rangeFrom(range, page, listing.newestFirst);
  if (first > last) return { records: [], next: undefined };
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      ...(listing.index !== undefined && { IndexName: listing.index }),
      KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#partition': listing.partitionKey, '#sort': listing.sortKey },
      ExpressionAttributeValues: {
        ':partition': listing.partition,
        ':first': `${listing.prefix}${first}`,
        ':last': `${listing.prefix}${last}`,
      },
      ScanIndexForward: !listing.newestFirst,
      ConsistentRead: listing.index === undefined,
      Limit: limit + 1,
    }),
  );
  const records = Items.map((item) => verificationRecordSchema.parse(item));
  return { records: records.slice(0, limit), next: records[limit]?.verificationId };
}
