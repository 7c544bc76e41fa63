import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { SubjectUnknownError } from '../errors/subject-errors.ts';
import { SUBJECT_ROW, type SubjectKey, subjectPartition } from './keys.ts';

const subjectRowSchema = z.object({
  /** Made anew when a subject of the same name is enrolled again after an erasure. */
  incarnation: z.ulid(),
  referenceCount: z.int().nonnegative(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set when an erasure has begun: from then on the subject answers as unknown, and nothing is added. */
  erasingSince: z.iso.datetime().optional(),
});
export type Subject = z.infer<typeof subjectRowSchema>;

/** The subjects' own rows. */
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

  /**
   * Marks the subject as being erased; doing it again does no harm, so an interrupted erasure can be taken up.
   *
   * @throws SubjectUnknownError when there is nothing to erase
   */
  async beginErasure(key: SubjectKey, at: Date): Promise<void> {
    try {
      await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
          UpdateExpression: 'SET erasingSince = if_not_exists(erasingSince, :now)',
          ConditionExpression: 'attribute_exists(PK)',
          ExpressionAttributeValues: { ':now': at.toISOString() },
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new SubjectUnknownError();
      throw error;
    }
  }
}
