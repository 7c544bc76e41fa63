import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { TenantId, VerificationId } from '#core/ids.ts';
import type { Review } from '../../api/schemas/verifications/review.ts';
import { OutcomeFinalError, ReviewClosedError } from '../../errors/verification-errors.ts';
import { storedImageSchema } from '../image-store.ts';
import {
  labelRow,
  REVIEWS_INDEX,
  ROW_PREFIX,
  reviewQueue,
  SUBJECT_ROW,
  type SubjectKey,
  subjectPartition,
  verificationRow,
} from '../rows/keys.ts';
import { isConditionFailure, writeTransaction } from '../rows/transaction.ts';
import { type PageRequest, readPage, type VerificationPage } from './read-page.ts';

const labelSchema = z.object({
  outcome: z.enum(['genuine', 'forged']),
  image: storedImageSchema,
  imageSha256: z.hash('sha256'),
  expiresAt: z.int(),
});
/** A query whose writer a person has told, for training; it goes when its picture does. */
export type Label = z.output<typeof labelSchema>;

type ClosedReview = Extract<Review, { state: 'closed' }>;

/** The queue of verifications that wait for a person, and what persons found. */
export class ReviewStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** A tenant's open reviews, oldest first; the last second's may be missing. */
  waiting(tenant: TenantId, page: PageRequest): Promise<VerificationPage> {
    const listing = {
      index: REVIEWS_INDEX.name,
      partitionKey: REVIEWS_INDEX.partitionKey,
      partition: reviewQueue(tenant),
      sortKey: 'verificationId',
      prefix: '',
      newestFirst: false,
    };
    return readPage(this.#client, this.#table, listing, page);
  }

  /** What persons found of a subject's queries, as far as it may be learned from. */
  async labels(key: SubjectKey): Promise<Label[]> {
    const labels: Label[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: 'PK = :subject AND begins_with(SK, :labels)',
        ExpressionAttributeValues: { ':subject': subjectPartition(key), ':labels': ROW_PREFIX.label },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) labels.push(...Items.map((item) => labelSchema.parse(item)));
    return labels;
  }

  /**
   * Closes an open review, and labels its query where that is allowed, both or neither.
   *
   * @throws ReviewClosedError when somebody else was first, or the record is gone
   */
  async close(
    key: SubjectKey,
    id: VerificationId,
    review: ClosedReview,
    label: Label | undefined,
  ): Promise<void> {
    const PK = subjectPartition(key);
    const TableName = this.#table;
    await this.#write(
      (cause) => new ReviewClosedError({ cause }),
      [
        subjectIsThere(TableName, PK),
        {
          Update: {
            TableName,
            Key: { PK, SK: verificationRow(id) },
            UpdateExpression: 'SET #review = :review REMOVE #queue',
            ConditionExpression: '#review.#state = :open',
            ExpressionAttributeNames: {
              '#review': 'review',
              '#state': 'state',
              '#queue': REVIEWS_INDEX.partitionKey,
            },
            ExpressionAttributeValues: { ':review': review, ':open': 'open' },
          },
        },
        ...(label === undefined
          ? []
          : [
              {
                Put: {
                  TableName,
                  Item: { PK, SK: labelRow(id), verificationId: id, by: review.by, ...label },
                },
              },
            ]),
      ],
    );
  }

  /**
   * Opens a review again and takes its label back.
   *
   * @param since - an outcome recorded before stays
   * @throws OutcomeFinalError when it is older, another's, or there is none
   */
  async reopen(key: SubjectKey, id: VerificationId, by: string, since: Date): Promise<void> {
    const PK = subjectPartition(key);
    const TableName = this.#table;
    await this.#write(
      (cause) => new OutcomeFinalError({ cause }),
      [
        subjectIsThere(TableName, PK),
        {
          Update: {
            TableName,
            Key: { PK, SK: verificationRow(id) },
            UpdateExpression: 'SET #review = :review, #queue = :queue',
            ConditionExpression: '#review.#state = :closed AND #review.#by = :by AND #review.#at >= :since',
            ExpressionAttributeNames: {
              '#review': 'review',
              '#state': 'state',
              '#by': 'by',
              '#at': 'at',
              '#queue': REVIEWS_INDEX.partitionKey,
            },
            ExpressionAttributeValues: {
              ':review': { state: 'open' },
              ':queue': reviewQueue(key.tenant),
              ':closed': 'closed',
              ':by': by,
              ':since': since.toISOString(),
            },
          },
        },
        { Delete: { TableName, Key: { PK, SK: labelRow(id) } } },
      ],
    );
  }

  async #write(
    refusal: (cause: unknown) => Error,
    items: Parameters<typeof writeTransaction>[1],
  ): Promise<void> {
    try {
      await writeTransaction(this.#client, items);
    } catch (error) {
      if (isConditionFailure(error)) throw refusal(error);
      throw error;
    }
  }
}

/** An erasure must leave neither outcomes nor labels behind. */
function subjectIsThere(TableName: string, PK: string) {
  return {
    ConditionCheck: {
      TableName,
      Key: { PK, SK: SUBJECT_ROW },
      ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(erasingSince)',
    },
  };
}
