import { setTimeout as sleep } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

const ATTEMPTS = 6;
const FIRST_PAUSE_MILLISECONDS = 20;

/**
 * Writes all items or none. Another transaction at the same item cancels this one before any condition is looked at
 * (the SDK does not retry that), so it is tried again after growing pauses of random length.
 *
 * @throws TransactionCanceledException when a condition fails, or the item stays contended
 */
export async function writeTransaction(client: DynamoDBDocumentClient, items: TransactItems): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items }));
      return;
    } catch (error) {
      if (!isCanceledFor(error, 'TransactionConflict') || attempt === ATTEMPTS) throw error;
      await sleep(Math.random() * FIRST_PAUSE_MILLISECONDS * 2 ** attempt);
    }
  }
}

/** Whether a condition of a transaction did not hold. */
export function isConditionFailure(error: unknown): boolean {
  return isCanceledFor(error, 'ConditionalCheckFailed');
}

function isCanceledFor(error: unknown, code: string): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  return error.CancellationReasons?.some(({ Code }) => Code === code) ?? false;
}
