import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { tableClient } from '#lambdas/stores/clients.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { createTable } from '#test/support/create-table.ts';

export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** A client of its own, for a test that puts something between. */
export function anotherClient(): DynamoDBDocumentClient {
  return tableClient(clientConfiguration(inject('dynamodb') ?? ''));
}

/** A new table as the stack of a deployment makes it. */
export async function newTable(name: string): Promise<TestTable> {
  const client = anotherClient();
  await createTable(client, name);
  return { client, name };
}
