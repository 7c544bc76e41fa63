import {
  CreateTableCommand,
  type CreateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { tableClient } from '#lambdas/stores/clients.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { templateOf } from '#test/infra/support/synthesize.ts';

export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

const KEPT = ['AttributeDefinitions', 'KeySchema', 'BillingMode', 'GlobalSecondaryIndexes'] as const;

/** A new table, with the keys, indexes and time to live that the stack of a deployment gives it. */
export async function newTable(name: string): Promise<TestTable> {
  const client = tableClient(clientConfiguration(inject('dynamodb') ?? ''));
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
  return { client, name };
}
