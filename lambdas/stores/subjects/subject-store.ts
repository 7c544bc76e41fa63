import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { subjectIdSchema, type TenantId } from '#core/ids.ts';
import type { OwnPolicy } from '../../api/schemas/subjects/subject-policy.ts';
import { SubjectChangedError, SubjectUnknownError } from '../../errors/subject-errors.ts';
import { SUBJECT_ROW, type SubjectKey, subjectListPartition, subjectPartition } from '../rows/keys.ts';
import { isConditionFailure, writeTransaction } from '../rows/transaction.ts';
import { creationOf, IS_SAME_SUBJECT, type Subject, subjectRowSchema } from './subject-row.ts';

const listedSubjectSchema = z.object({ subject: subjectIdSchema, createdAt: z.iso.datetime() });
type ListedSubject = z.infer<typeof listedSubjectSchema>;

/** Which names of a tenant's list are wanted. */
export interface SubjectListing {
  readonly prefix: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** The subjects' own rows, and a tenant's list of them. */
export class SubjectStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The subject, unless there is none. */
  async find(key: SubjectKey): Promise<Subject | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? undefined : subjectRowSchema.parse(Item);
  }

  /** Names of a tenant's subjects in order, and where the next page goes on, if there is one. */
  async list(
    tenant: TenantId,
    { prefix = '', after, limit }: SubjectListing,
  ): Promise<{ subjects: ListedSubject[]; next: string | undefined }> {
    const PK = subjectListPartition(tenant);
    // The table takes no start outside of what is asked for: before it nothing is left out, after it nothing is left.
    const startsWithin = after?.startsWith(prefix) === true;
    if (after !== undefined && after > prefix && !startsWithin) return { subjects: [], next: undefined };
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: prefix === '' ? 'PK = :list' : 'PK = :list AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':list': PK, ...(prefix !== '' && { ':prefix': prefix }) },
        ...(startsWithin && { ExclusiveStartKey: { PK, SK: after } }),
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    const subjects = Items.map((item) => listedSubjectSchema.parse(item));
    return { subjects, next: LastEvaluatedKey === undefined ? undefined : subjects.at(-1)?.subject };
  }

  /** Creates a subject without references. @throws SubjectChangedError when somebody else was first */
  async create(key: SubjectKey, policy: OwnPolicy, at: Date): Promise<void> {
    const subject = { policy, referenceCount: 0, heldCount: 0, now: at.toISOString() };
    try {
      await writeTransaction(this.#client, creationOf(this.#table, key, subject));
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectChangedError({ cause: error });
      throw error;
    }
  }

  /** Replaces the policy of a subject. @throws SubjectChangedError when it is gone or was enrolled anew */
  async setPolicy(key: SubjectKey, read: Subject, policy: OwnPolicy, at: Date): Promise<void> {
    const update = {
      TableName: this.#table,
      Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
      UpdateExpression: 'SET policy = :policy, updatedAt = :now',
      ConditionExpression: IS_SAME_SUBJECT,
      ExpressionAttributeValues: {
        ':policy': policy,
        ':now': at.toISOString(),
        ':incarnation': read.incarnation,
      },
    };
    try {
      await writeTransaction(this.#client, [{ Update: update }]);
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectChangedError({ cause: error });
      throw error;
    }
  }

  /**
   * Marks the subject as being erased and takes it off the list; doing it again does no harm, so an interrupted erasure
   * can be taken up.
   *
   * @throws SubjectUnknownError when there is nothing to erase
   */
  async beginErasure(key: SubjectKey, at: Date): Promise<void> {
    const TableName = this.#table;
    const mark = {
      TableName,
      Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
      UpdateExpression: 'SET erasingSince = if_not_exists(erasingSince, :now)',
      ConditionExpression: 'attribute_exists(PK)',
      ExpressionAttributeValues: { ':now': at.toISOString() },
    };
    const listed = { TableName, Key: { PK: subjectListPartition(key.tenant), SK: key.subject } };
    try {
      await writeTransaction(this.#client, [{ Update: mark }, { Delete: listed }]);
    } catch (error) {
      if (isConditionFailure(error)) throw new SubjectUnknownError();
      throw error;
    }
  }
}
