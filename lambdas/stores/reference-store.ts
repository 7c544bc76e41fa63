import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulidx';
import type { ModelVersion, ReferenceId } from '#core/ids.ts';
import { SubjectChangedError } from '../errors/subject-errors.ts';
import { embeddingToBytes } from './embedding-bytes.ts';
import type { StoredImage } from './image-store.ts';
import { embeddingRow, referenceRow, SUBJECT_ROW, type SubjectKey, subjectPartition } from './keys.ts';
import type { Subject } from './subject-store.ts';
import { isConditionFailure, writeTransaction } from './transaction.ts';

/** A reference that is about to be enrolled. */
export interface NewReference {
  readonly id: ReferenceId;
  readonly embedding: Float32Array;
  readonly imageSha256: string;
  readonly storedImage: StoredImage;
}

export interface EnrollmentRows {
  readonly references: readonly NewReference[];
  readonly modelVersion: ModelVersion;
  /** The subject as it was read; the rows are written only if it is still the same one. */
  readonly subject: Subject | undefined;
  readonly by: string;
  readonly at: Date;
}

const IS_NEW = 'attribute_not_exists(PK)';
const IS_SAME_SUBJECT = 'incarnation = :incarnation';
const IS_NOT_BEING_ERASED = 'attribute_not_exists(erasingSince)';

/** References and their embeddings, one row each. */
export class ReferenceStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Writes all rows of an enrollment and the subject's new count in one transaction: all or nothing.
   *
   * @throws SubjectChangedError when the subject is not the one that was read, or is being erased
   */
  async enroll(key: SubjectKey, rows: EnrollmentRows): Promise<void> {
    const PK = subjectPartition(key);
    const { modelVersion, by } = rows;
    const enrolledAt = rows.at.toISOString();
    const items = rows.references.flatMap(({ id, embedding, imageSha256, storedImage }) => [
      { PK, SK: referenceRow(id), referenceId: id, imageSha256, image: storedImage, enrolledAt, by },
      { PK, SK: embeddingRow(modelVersion, id), referenceId: id, embedding: embeddingToBytes(embedding) },
    ]);
    try {
      await writeTransaction(this.#client, [
        {
          Update: { TableName: this.#table, Key: { PK, SK: SUBJECT_ROW }, ...countUpdate(rows, enrolledAt) },
        },
        ...items.map((Item) => ({ Put: { TableName: this.#table, Item, ConditionExpression: IS_NEW } })),
      ]);
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectChangedError({ cause: error });
      throw error;
    }
  }

  /** Whether a reference is enrolled, strongly consistent: tells what became of a transaction whose answer was lost. */
  async has(key: SubjectKey, id: ReferenceId): Promise<boolean> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { PK: subjectPartition(key), SK: referenceRow(id) },
        ProjectionExpression: 'SK',
        ConsistentRead: true,
      }),
    );
    return Item !== undefined;
  }
}

/** Creates the subject with its first references, or counts further ones. */
function countUpdate({ subject, references }: EnrollmentRows, now: string) {
  const set = 'SET referenceCount = if_not_exists(referenceCount, :none) + :added, updatedAt = :now';
  const values = { ':none': 0, ':added': references.length, ':now': now };
  if (subject === undefined) {
    return {
      UpdateExpression: `${set}, incarnation = :incarnation, createdAt = :now`,
      ConditionExpression: IS_NEW,
      ExpressionAttributeValues: { ...values, ':incarnation': ulid() },
    };
  }
  return {
    UpdateExpression: set,
    ConditionExpression: `${IS_SAME_SUBJECT} AND ${IS_NOT_BEING_ERASED} AND referenceCount = :counted`,
    ExpressionAttributeValues: {
      ...values,
      ':incarnation': subject.incarnation,
      ':counted': subject.referenceCount,
    },
  };
}
