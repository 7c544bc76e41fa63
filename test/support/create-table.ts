import {
  CreateTableCommand,
  type CreateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { templateOf } from '#test/infra/support/synthesize.ts';

const KEPT = ['AttributeDefinitions', 'KeySchema', 'BillingMode', 'GlobalSecondaryIndexes'] as const;

/** Makes a table with the keys, indexes and time to live that the stack of a deployment gives it. */
export async function createTable(client: DynamoDBDocumentClient, name: string): Promise<void> {
  const template = await templateOf('Data');
  const [table] = Object.values(template.findResources('AWS::DynamoDB::Table'));
  const properties = table?.['Properties'] ?? {};
  const definition = Object.fromEntries(
    KEPT.filter((key) => key in properties).map((key) => [key, properties[key]]),
  );
  await client.send(new CreateTableCommand({ TableName: name, ...definition } as CreateTableCommandInput));
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: properties.TimeToLiveSpecification,
    }),
  );
}
