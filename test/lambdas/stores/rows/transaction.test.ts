import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { isConditionFailure, writeTransaction } from '#lambdas/stores/rows/transaction.ts';

const ITEMS = [{ Delete: { TableName: 'table', Key: { PK: 'a', SK: 'b' } } }];

function canceled(...codes: string[]): TransactionCanceledException {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  return new TransactionCanceledException({ message: 'canceled', $metadata: {}, CancellationReasons });
}

/** A client that answers in turn as it is told; emulators do not contend for items as DynamoDB does. */
function clientAnswering(...answers: (Error | undefined)[]) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
  let calls = 0;
  client.middlewareStack.add(
    () => async () => {
      const answer = answers[Math.min(calls++, answers.length - 1)];
      if (answer !== undefined) throw answer;
      return { output: { $metadata: {} }, response: {} };
    },
    { step: 'initialize', priority: 'high' },
  );
  return { client, calls: () => calls };
}

describe('writeTransaction', () => {
  it('tries again while another transaction is at the same item', async () => {
    const conflict = canceled('TransactionConflict', 'None');
    const { client, calls } = clientAnswering(conflict, conflict, undefined);

    await writeTransaction(client, ITEMS);

    expect(calls()).toBe(3);
  });

  it('gives up when the item stays contended', async () => {
    const { client, calls } = clientAnswering(canceled('TransactionConflict'));

    await expect(writeTransaction(client, ITEMS)).rejects.toThrow(TransactionCanceledException);
    expect(calls()).toBe(6);
  });

  it('does not try a failed condition again', async () => {
    const { client, calls } = clientAnswering(canceled('None', 'ConditionalCheckFailed'));

    const failure = await writeTransaction(client, ITEMS).catch((error: unknown) => error);

    expect(isConditionFailure(failure)).toBe(true);
    expect(calls()).toBe(1);
  });
});

describe('isConditionFailure', () => {
  it.each([
    [canceled('TransactionConflict')],
    [canceled()],
    [new Error('ConditionalCheckFailed')],
    [undefined],
  ])('is no other failure: %s', (error) => {
    expect(isConditionFailure(error)).toBe(false);
  });
});
