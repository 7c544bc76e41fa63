import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type SubjectKey, subjectPartition } from '../rows/keys.ts';

/** Sort keys of every row of a subject. */
export async function subjectSortKeys(
  client: DynamoDBDocumentClient,
  TableName: string,
  key: SubjectKey,
): Promise<string[]> {
  const keys: string[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName,
      KeyConditionExpression: 'PK = :subject',
      ExpressionAttributeValues: { ':subject': subjectPartition(key) },
      ProjectionExpression: 'SK',
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) keys.push(...Items.map(({ SK }) => String(SK)));
  return keys;
}
