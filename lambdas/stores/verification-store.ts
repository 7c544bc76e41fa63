import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ModelVersion, VerificationId } from '#core/ids.ts';
import type { Decision, Policy } from '#core/score/decision.ts';
import type { Thresholds } from '#core/score/thresholds.ts';
import { SubjectUnknownError } from '../errors/subject-errors.ts';
import { SUBJECT_ROW, type SubjectKey, subjectPartition, verificationRow } from './keys.ts';
import { isConditionFailure, writeTransaction } from './transaction.ts';

/** The audit record of a decision: enough to account for it, nothing to recognize a person by. */
export interface VerificationRecord {
  readonly id: VerificationId;
  readonly at: Date;
  readonly by: string;
  readonly modelVersion: ModelVersion;
  readonly policy: Policy;
  readonly thresholds: Thresholds;
  readonly imageSha256: string;
  readonly referenceCount: number;
  readonly decision: Decision;
  readonly score: number;
}

const SECONDS_PER_DAY = 86_400;

/** Audit records, each of which DynamoDB removes by itself once its retention is over. */
export class VerificationStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #retentionDays: number;

  constructor(client: DynamoDBDocumentClient, table: string, retentionDays: number) {
    this.#client = client;
    this.#table = table;
    this.#retentionDays = retentionDays;
  }

  /**
   * Writes the record, provided that the subject is still there: an erasure must leave none behind.
   *
   * @throws SubjectUnknownError when the subject was erased meanwhile
   */
  async record(key: SubjectKey, { id, at, ...record }: VerificationRecord): Promise<void> {
    const PK = subjectPartition(key);
    const expiresAt = Math.floor(at.getTime() / 1000) + this.#retentionDays * SECONDS_PER_DAY;
    const Item = {
      PK,
      SK: verificationRow(id),
      verificationId: id,
      at: at.toISOString(),
      ...record,
      expiresAt,
    };
    try {
      await writeTransaction(this.#client, [
        {
          ConditionCheck: {
            TableName: this.#table,
            Key: { PK, SK: SUBJECT_ROW },
            ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(erasingSince)',
          },
        },
        { Put: { TableName: this.#table, Item } },
      ]);
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectUnknownError();
      throw error;
    }
  }
}
