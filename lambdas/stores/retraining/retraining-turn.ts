import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { RETRAINING_TURN_PARTITION, RETRAINING_TURN_ROW } from '../rows/keys.ts';
import { type RetrainingId, retrainingIdSchema } from './retraining-row.ts';

const turnSchema = z.object({
  retraining: retrainingIdSchema,
  /** Name of the execution that it is. */
  execution: z.string().min(1),
  takenAt: z.iso.datetime(),
});
/** Whose turn it is to retrain. */
export type Turn = z.infer<typeof turnSchema>;

const KEY = { PK: RETRAINING_TURN_PARTITION, SK: RETRAINING_TURN_ROW };

/** The one row that a retraining writes its name into before it does anything. */
export class RetrainingTurn {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Whose turn it is or was last, strongly consistent; undefined before the first. */
  async last(): Promise<Turn | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: KEY, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : turnSchema.parse(Item);
  }

  /** Takes the turn from whoever was seen to have had it last. @returns false where somebody else was faster */
  async take(turn: Turn, seen: Turn | undefined): Promise<boolean> {
    const condition =
      seen === undefined
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : {
            ConditionExpression: 'retraining = :seen',
            ExpressionAttributeValues: { ':seen': seen.retraining },
          };
    try {
      await this.#client.send(
        new PutCommand({ TableName: this.#table, Item: { ...KEY, ...turn }, ...condition }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** Gives the turn back for a retraining that was never started. */
  async giveBack(retraining: RetrainingId): Promise<void> {
    try {
      await this.#client.send(
        new DeleteCommand({
          TableName: this.#table,
          Key: KEY,
          ConditionExpression: 'retraining = :own',
          ExpressionAttributeValues: { ':own': retraining },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
