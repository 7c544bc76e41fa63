import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ModelVersion, VerificationId } from '#core/ids.ts';
import type { Decision, Policy } from '#core/score/decision.ts';
import type { Thresholds } from '#core/score/thresholds.ts';
import { type SubjectKey, subjectPartition, verificationRow } from './keys.ts';

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

  async record(key: SubjectKey, { id, at, ...record }: VerificationRecord): Promise<void> {
    await this.#client.send(
      new PutCommand({
        TableName: this.#table,
        Item: {
          PK: subjectPartition(key),
          SK: verificationRow(id),
          verificationId: id,
          at: at.toISOString(),
          ...record,
          expiresAt: Math.floor(at.getTime() / 1000) + this.#retentionDays * SECONDS_PER_DAY,
        },
        ConditionExpression: 'attribute_not_exists(PK)',
      }),
    );
  }
}
