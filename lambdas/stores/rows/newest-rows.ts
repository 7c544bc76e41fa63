import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

/** Which rows of a partition are asked for. */
export interface RowPage {
  /** Sort key that the page before ended with. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** A page of a partition whose sort keys are in the order of time, newest first, and whether there are more. */
export async function newestRows(
  client: DynamoDBDocumentClient,
  TableName: string,
  PK: string,
  { after, limit }: RowPage,
): Promise<{ items: Record<string, unknown>[]; hasMore: boolean }> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'PK = :partition',
      ExpressionAttributeValues: { ':partition': PK },
      ...(after !== undefined && { ExclusiveStartKey: { PK, SK: after } }),
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
    }),
  );
  return { items: Items, hasMore: LastEvaluatedKey !== undefined };
}
