import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TenantId, VerificationId } from '#core/ids.ts';
import type { Decision } from '#core/score/decision.ts';
import { SubjectUnknownError } from '../../errors/subject-errors.ts';
import {
  DECISIONS_INDEX,
  decisionList,
  ROW_PREFIX,
  reviewQueue,
  type SubjectKey,
  subjectPartition,
  verificationRow,
} from '../rows/keys.ts';
import { isConditionFailure, writeTransaction } from '../rows/transaction.ts';
import { isSameSubject } from '../subjects/subject-row.ts';
import { type PageRequest, readPage, type VerificationPage } from './read-page.ts';
import { type VerificationRecord, verificationRecordSchema } from './verification-record.ts';

/** Audit records, each of which DynamoDB removes by itself once its retention is over. */
export class VerificationStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Writes the record, provided that the subject is still the same one: an erasure must leave none behind, and somebody
   * enrolled anew under the name must not inherit one.
   *
   * @throws SubjectUnknownError when the subject was erased meanwhile
   */
  async record(key: SubjectKey, incarnation: string, record: VerificationRecord): Promise<void> {
    const PK = subjectPartition(key);
    const lists = {
      [DECISIONS_INDEX.partitionKey]: decisionList(key.tenant, record.decision),
      ...(record.review?.state === 'open' && { reviewQueue: reviewQueue(key.tenant) }),
    };
    const Item = { PK, SK: verificationRow(record.verificationId), ...lists, ...record };
    try {
      await writeTransaction(this.#client, [
        isSameSubject(this.#table, key, incarnation),
        { Put: { TableName: this.#table, Item } },
      ]);
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectUnknownError();
      throw error;
    }
  }

  /** One verification, unless there is none, or its retention is over. */
  async find(key: SubjectKey, id: VerificationId): Promise<VerificationRecord | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { PK: subjectPartition(key), SK: verificationRow(id) },
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? undefined : verificationRecordSchema.parse(Item);
  }

  /** Verifications of a subject, newest first, strongly consistent. */
  ofSubject(key: SubjectKey, page: PageRequest): Promise<VerificationPage> {
    const listing = {
      partitionKey: 'PK',
      partition: subjectPartition(key),
      sortKey: 'SK',
      prefix: ROW_PREFIX.verification,
      newestFirst: true,
    };
    return readPage(this.#client, this.#table, listing, page);
  }

  /** A tenant's verifications that ended with a decision, newest first; the last second's may be missing. */
  withDecision(tenant: TenantId, decision: Decision, page: PageRequest): Promise<VerificationPage> {
    const listing = {
      index: DECISIONS_INDEX.name,
      partitionKey: DECISIONS_INDEX.partitionKey,
      partition: decisionList(tenant, decision),
      sortKey: 'verificationId',
      prefix: '',
      newestFirst: true,
    };
    return readPage(this.#client, this.#table, listing, page);
  }
}
