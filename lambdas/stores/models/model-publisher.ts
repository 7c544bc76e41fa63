import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ModelVersion } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import { ModelVersionTakenError } from '../../errors/registry-errors.ts';
import { putOnce } from '../objects/put-once.ts';
import { MODEL_PARTITION, modelObject, modelRow } from '../rows/keys.ts';
import { putNewRow } from '../rows/put-new-row.ts';
import { type ModelPointer, movePointer, readModelPointer } from './model-pointer.ts';

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
    if (await putOnce(this.#bucket, { ...object, Body: bytes })) return;
    const { Body } = await this.#bucket.send(new GetObjectCommand(object));
    const published = await Body?.transformToByteArray();
    if (published === undefined || sha256(published) !== sha256(bytes))
      throw new ModelVersionTakenError(version, file);
  }

  /** Registers a version whose files are all there; registering it again changes nothing. */
  async register({ modelVersion, manifestSha256 }: ModelPointer, by: string, at: Date): Promise<void> {
    await putNewRow(this.#table, this.#tableName, {
      PK: MODEL_PARTITION,
      SK: modelRow(modelVersion),
      modelVersion,
      manifestSha256,
      publishedAt: at.toISOString(),
      by,
    });
  }

  /** The version that answers now, if any does. */
  async activeVersion(): Promise<ModelVersion | undefined> {
    return (await readModelPointer(this.#table, this.#tableName))?.modelVersion;
  }

  /**
   * Moves the pointer, if it still points where the caller saw it. What the version has not embedded yet, verifications
   * embed on the way.
   *
   * @throws ActiveModelChangedError when somebody else moved it meanwhile; ModelNotReadyError when it is not registered
   */
  activate(to: ModelPointer, from: ModelVersion | undefined, by: string, at: Date): Promise<void> {
    return movePointer(this.#table, this.#tableName, {
      to,
      from,
      previous: from,
      onlyEmbedded: false,
      by,
      at,
    });
  }
}
