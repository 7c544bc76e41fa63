import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyInconsistentStateError,
  IdempotencyPersistenceLayerError,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { IdempotencyKeyReusedError, RequestInFlightError } from '../errors/repeat-errors.ts';
import { KEPT_ANSWER_PREFIX } from './rows/keys.ts';

const SECONDS_PER_DAY = 86_400;

/** A request that may come again. */
export interface RepeatableRequest {
  /** Partition under which its answer is kept; the tenant leads it. */
  readonly partition: string;
  readonly operation: string;
  /** What the caller calls the request. */
  readonly key: string;
  /** sha256 of what the request asks for. */
  readonly sha256: string;
}

/** Answers of the last 24 hours to requests with an idempotency key, so that a request that comes again changes nothing. */
export class KeptAnswers {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Has a request answered, or gives the answer that it had before. An answer that is thrown is not kept.
   *
   * @throws IdempotencyKeyReusedError, RequestInFlightError
   */
  async once<Answer extends object>(
    { partition, operation, key, sha256 }: RepeatableRequest,
    context: Context,
    answer: () => Promise<Answer>,
  ): Promise<Answer> {
    const config = new IdempotencyConfig({
      eventKeyJmesPath: 'key',
      payloadValidationJmesPath: 'sha256',
      expiresAfterSeconds: SECONDS_PER_DAY,
      hashFunction: 'sha256',
      lambdaContext: context,
    });
    const idempotent = makeIdempotent((_: { key: string; sha256: string }) => answer(), {
      config,
      keyPrefix: `${KEPT_ANSWER_PREFIX}${operation}`,
      persistenceStore: new AnswerRows(this.#client, this.#table, partition),
    });
    try {
      return await idempotent({ key, sha256 });
    } catch (error) {
      if (error instanceof IdempotencyValidationError) throw new IdempotencyKeyReusedError({ cause: error });
      if (
        error instanceof IdempotencyAlreadyInProgressError ||
        error instanceof IdempotencyInconsistentStateError
      ) {
        throw new RequestInFlightError({ cause: error });
      }
      // What the library says hides what the table said.
      throw error instanceof IdempotencyPersistenceLayerError ? (error.cause ?? error) : error;
    }
  }
}

/** Kept answers as rows of one partition. */
class AnswerRows extends DynamoDBPersistenceLayer {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #partition: string;

  constructor(client: DynamoDBDocumentClient, table: string, partition: string) {
    super({
      tableName: table,
      awsSdkV3Client: client,
      keyAttr: 'PK',
      sortKeyAttr: 'SK',
      staticPkValue: partition,
      statusAttr: 'status',
      expiryAttr: 'expiresAt',
      inProgressExpiryAttr: 'inFlightUntil',
      dataAttr: 'answer',
      validationKeyAttr: 'requestSha256',
    });
    this.#client = client;
    this.#table = table;
    this.#partition = partition;
  }

  /** Keeps the answer, unless the row is gone: an erasure that came between must find nothing left of the subject. */
  protected override async _updateRecord(record: IdempotencyRecord): Promise<void> {
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: { PK: this.#partition, SK: record.idempotencyKey },
      UpdateExpression: 'SET #status = :status, expiresAt = :expiry, answer = :answer',
      ConditionExpression: 'attribute_exists(PK)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':status': record.getStatus(),
        ':expiry': record.expiryTimestamp,
        ':answer': record.responseData,
      },
    });
    try {
      await this.#client.send(update);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
