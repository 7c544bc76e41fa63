import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

/** Writes a row unless one is there under its key, which then stays as it is. */
export async function putNewRow(
  client: DynamoDBDocumentClient,
  TableName: string,
  Item: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
