import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ModelVersion } from '#core/ids.ts';
import { ModelUnknownError } from '../../errors/registry-errors.ts';
import { ACTIVE_MODEL_ROW, MODEL_PARTITION, modelRow } from '../rows/keys.ts';
import { isConditionFailure, writeTransaction } from '../rows/transaction.ts';
import { movePointer, type PointerMove } from './model-pointer.ts';

/** Which published version answers, and which ones could. */
export class ModelSwitch {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Moves the pointer to a version whose references are embedded.
   *
   * @throws ActiveModelChangedError, ModelNotReadyError
   */
  move(move: Omit<PointerMove, 'onlyEmbedded'>): Promise<void> {
    return movePointer(this.#client, this.#table, { ...move, onlyEmbedded: true });
  }

  /** Notes that every reference is embedded by a version. @throws ModelUnknownError when it was never published */
  async markEmbedded(version: ModelVersion, at: Date): Promise<void> {
    try {
      await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { PK: MODEL_PARTITION, SK: modelRow(version) },
          UpdateExpression: 'SET embeddedSince = if_not_exists(embeddedSince, :now)',
          ConditionExpression: 'attribute_exists(PK)',
          ExpressionAttributeValues: { ':now': at.toISOString() },
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ModelUnknownError();
      throw error;
    }
  }

  /**
   * Notes that a version's embeddings are not kept any more, so that nobody goes back to it; their rows are removed after
   * that.
   *
   * @param before - only one that was retired before
   * @returns whether it was so: not of the version that answers
   */
  async retireEmbeddings(version: ModelVersion, before: Date): Promise<boolean> {
    const TableName = this.#table;
    try {
      await writeTransaction(this.#client, [
        {
          ConditionCheck: {
            TableName,
            Key: { PK: MODEL_PARTITION, SK: ACTIVE_MODEL_ROW },
            ConditionExpression: 'modelVersion <> :version',
            ExpressionAttributeValues: { ':version': version },
          },
        },
        {
          Update: {
            TableName,
            Key: { PK: MODEL_PARTITION, SK: modelRow(version) },
            UpdateExpression: 'REMOVE embeddedSince, sweptAt',
            ConditionExpression: 'retiredAt < :before',
            ExpressionAttributeValues: { ':before': before.toISOString() },
          },
        },
      ]);
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      throw error;
    }
  }

  /** Notes that no embedding of a version is left. */
  async markSwept(version: ModelVersion, at: Date): Promise<void> {
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: { PK: MODEL_PARTITION, SK: modelRow(version) },
        UpdateExpression: 'SET sweptAt = :now',
        ExpressionAttributeValues: { ':now': at.toISOString() },
      }),
    );
  }
}
