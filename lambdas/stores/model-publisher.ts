import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ModelVersion } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import { ActiveModelChangedError, ModelVersionTakenError } from '../errors/registry-errors.ts';
import { ACTIVE_MODEL_ROW, MODEL_PARTITION, modelObject, modelRow } from './keys.ts';
import { type ModelPointer, readModelPointer } from './model-pointer.ts';

const PRECONDITION_FAILED = 412;

/** Published models, as those who publish them see them; no function of the API may do this. */
export class ModelPublisher {
  readonly #table: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #bucket: S3Client;
  readonly #bucketName: string;

  constructor(table: DynamoDBDocumentClient, tableName: string, bucket: S3Client, bucketName: string) {
    this.#table = table;
    this.#tableName = tableName;
    this.#bucket = bucket;
    this.#bucketName = bucketName;
  }

  /**
   * Writes one file of an artefact, once: writing the same bytes again changes nothing.
   *
   * @throws ModelVersionTakenError when the version holds other bytes under that name
   */
  async putFile(version: ModelVersion, file: string, bytes: Uint8Array): Promise<void> {
    const object = { Bucket: this.#bucketName, Key: modelObject(version, file) };
    try {
      await this.#bucket.send(new PutObjectCommand({ ...object, Body: bytes, IfNoneMatch: '*' }));
    } catch (error) {
      if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== PRECONDITION_FAILED)
        throw error;
      const { Body } = await this.#bucket.send(new GetObjectCommand(object));
      const published = await Body?.transformToByteArray();
      if (published === undefined || sha256(published) !== sha256(bytes))
        throw new ModelVersionTakenError(version, file);
    }
  }

  /** Registers a version whose files are all there; registering it again changes nothing. */
  async register({ modelVersion, manifestSha256 }: ModelPointer, by: string, at: Date): Promise<void> {
    await this.#table
      .send(
        new PutCommand({
          TableName: this.#tableName,
          Item: {
            PK: MODEL_PARTITION,
            SK: modelRow(modelVersion),
            modelVersion,
            manifestSha256,
            publishedAt: at.toISOString(),
            by,
          },
          ConditionExpression: 'attribute_not_exists(PK)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
  }

  /** The version that answers now, if any does. */
  async activeVersion(): Promise<ModelVersion | undefined> {
    return (await readModelPointer(this.#table, this.#tableName))?.modelVersion;
  }

  /**
   * Moves the pointer, if it still points where the caller saw it.
   *
   * @throws ActiveModelChangedError when somebody else moved it meanwhile
   */
  async activate(pointer: ModelPointer, from: string | undefined, by: string, at: Date): Promise<void> {
    try {
      await this.#table.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: { PK: MODEL_PARTITION, SK: ACTIVE_MODEL_ROW },
          UpdateExpression:
            'SET modelVersion = :version, manifestSha256 = :manifest, activatedAt = :now, activatedBy = :by',
          ConditionExpression: from === undefined ? 'attribute_not_exists(PK)' : 'modelVersion = :from',
          ExpressionAttributeValues: {
            ':version': pointer.modelVersion,
            ':manifest': pointer.manifestSha256,
            ':now': at.toISOString(),
            ':by': by,
            ...(from !== undefined && { ':from': from }),
          },
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException)
        throw new ActiveModelChangedError({ cause: error });
      throw error;
    }
  }
}
