import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ReferenceId } from '#core/ids.ts';
import { RetrainingUnknownError } from '../../errors/retraining-errors.ts';
import { RETRAINING_PARTITION } from '../rows/keys.ts';
import { putNewRow } from '../rows/put-new-row.ts';
import { type RetrainingId, type RetrainingRow, retrainingRowSchema } from './retraining-row.ts';

/** Unreadable references from which on further ones are only counted. */
const NAMED_REFERENCES = 100;

/** What was done to the references of some subjects. */
export interface EmbeddedBatch {
  readonly subjects: number;
  readonly embedded: number;
  readonly unreadable: readonly ReferenceId[];
}

type Changes = Partial<Omit<RetrainingRow, 'retraining' | 'startedAt' | 'updatedAt' | 'startedBy'>>;

/** What is known of every retraining, one row each. */
export class RetrainingStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Writes the row of a retraining that begins; one that was begun before stays as it is. */
  async begin(row: RetrainingRow): Promise<void> {
    await putNewRow(this.#client, this.#table, { ...this.#key(row.retraining), ...row });
  }

  /** Sets what a step has found. @throws RetrainingUnknownError when it never began */
  async note(id: RetrainingId, changes: Changes, at: Date): Promise<void> {
    await this.#update(id, settingAll(changes, at));
  }

  /** Notes that nobody is waited for any more. @throws RetrainingUnknownError */
  async endWaiting(id: RetrainingId, changes: Changes, at: Date): Promise<void> {
    const { UpdateExpression, ...names } = settingAll(changes, at);
    await this.#update(id, { ...names, UpdateExpression: `${UpdateExpression} REMOVE approvalToken` });
  }

  /** Notes of a retraining whose execution has ended without saying how that it has failed; an end that was noted stays. */
  async endAbandoned(id: RetrainingId, failure: RetrainingRow['failure'], at: Date): Promise<void> {
    const changes = settingAll({ status: 'failed', failure }, at);
    try {
      await this.#client.send(
        new UpdateCommand({
          ...changes,
          TableName: this.#table,
          Key: this.#key(id),
          UpdateExpression: `${changes.UpdateExpression} REMOVE approvalToken`,
          ConditionExpression: '#status IN (:running, :waiting)',
          ExpressionAttributeValues: {
            ...changes.ExpressionAttributeValues,
            ':running': 'running',
            ':waiting': 'waiting-for-approval',
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** Adds what was done to a batch of subjects. @throws RetrainingUnknownError */
  async countBatch(id: RetrainingId, batch: EmbeddedBatch, at: Date): Promise<void> {
    const { subjects, embedded, unreadable } = batch;
    const sums = { subjectsDone: subjects, embedded, unreadable: unreadable.length };
    const names = Object.keys(sums);
    await this.#update(id, {
      UpdateExpression: `SET updatedAt = :now, ${names
        .map((name) => `reembedding.#${name} = reembedding.#${name} + :${name}`)
        .join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ':now': at.toISOString(),
        ...Object.fromEntries(Object.entries(sums).map(([name, sum]) => [`:${name}`, sum])),
      },
    });
    if (unreadable.length > 0) await this.#nameUnreadable(id, unreadable);
  }

  async find(id: RetrainingId): Promise<RetrainingRow> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: this.#key(id), ConsistentRead: true }),
    );
    if (Item === undefined) throw new RetrainingUnknownError();
    return retrainingRowSchema.parse(Item);
  }

  /** The latest retrainings, newest first. */
  async latest(limit: number): Promise<RetrainingRow[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'PK = :retrainings',
        ExpressionAttributeValues: { ':retrainings': RETRAINING_PARTITION },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => retrainingRowSchema.parse(item));
  }

  /** Adds to the names until there are enough of them. */
  async #nameUnreadable(id: RetrainingId, unreadable: readonly ReferenceId[]): Promise<void> {
    const { unreadableReferences } = await this.find(id);
    if ((unreadableReferences?.size ?? 0) >= NAMED_REFERENCES) return;
    await this.#update(id, {
      UpdateExpression: 'ADD unreadableReferences :more',
      ExpressionAttributeValues: { ':more': new Set(unreadable.slice(0, NAMED_REFERENCES)) },
    });
  }

  #key(id: RetrainingId) {
    return { PK: RETRAINING_PARTITION, SK: id };
  }

  async #update(
    id: RetrainingId,
    update: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName' | 'Key' | 'ConditionExpression'>,
  ): Promise<void> {
    try {
      await this.#client.send(
        new UpdateCommand({
          ...update,
          TableName: this.#table,
          Key: this.#key(id),
          ConditionExpression: 'attribute_exists(PK)',
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new RetrainingUnknownError();
      throw error;
    }
  }
}

/** The part of an update that sets every changed attribute, and when. */
function settingAll(changes: Changes, at: Date) {
  const entries = Object.entries({ ...changes, updatedAt: at.toISOString() });
  return {
    UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
  };
}
