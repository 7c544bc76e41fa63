import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { ModelChecksumError, ModelFileMissingError } from '#core/errors/model-errors.ts';
import type { ModelVersion } from '#core/ids.ts';
import {
  MANIFEST_FILE,
  MODEL_CARD_FILE,
  type ModelArtefact,
  openArtefact,
  parseManifest,
  readVouchedFile,
  sha256,
} from '#core/model/artefact.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { ModelUnknownError, NoActiveModelError } from '../../errors/registry-errors.ts';
import { MODEL_PARTITION, MODEL_ROWS, modelObject, modelRow } from '../rows/keys.ts';
import {
  type ActivePointer,
  type ModelPointer,
  modelPointerSchema,
  readModelPointer,
} from './model-pointer.ts';

const publishedSchema = modelPointerSchema.extend({
  publishedAt: z.iso.datetime(),
  /** Since when every reference has an embedding by it; absent where they are not made yet, or were removed. */
  embeddedSince: z.iso.datetime().optional(),
  /** Since when it answers no longer, and when its embeddings were removed after that. */
  retiredAt: z.iso.datetime().optional(),
  sweptAt: z.iso.datetime().optional(),
});
/** A version that was published. */
export type PublishedModel = z.infer<typeof publishedSchema>;

/** Published models, as those who use them see them. */
export class ModelRegistry {
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

  /** @throws NoActiveModelError when none was ever published */
  async active(): Promise<ActivePointer> {
    const pointer = await readModelPointer(this.#table, this.#tableName);
    if (pointer === undefined) throw new NoActiveModelError();
    return pointer;
  }

  /** Every published version, in the order of their names. */
  async list(): Promise<PublishedModel[]> {
    const pages = paginateQuery(
      { client: this.#table },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'PK = :models AND begins_with(SK, :versions)',
        ExpressionAttributeValues: { ':models': MODEL_PARTITION, ':versions': MODEL_ROWS },
        ConsistentRead: true,
      },
    );
    const models: PublishedModel[] = [];
    for await (const { Items = [] } of pages)
      models.push(...Items.map((item) => publishedSchema.parse(item)));
    return models;
  }

  /** One file of a version, checked against its manifest; undefined where the manifest names none. @throws ModelError */
  async file(
    version: ModelVersion,
    manifest: Pick<ModelManifest, 'files'>,
    name: string,
  ): Promise<Uint8Array | undefined> {
    if (manifest.files[name] === undefined) return undefined;
    return readVouchedFile((file) => this.#fetch(version, file), manifest, name);
  }

  /** @throws ModelUnknownError when the version was never published */
  async published(version: ModelVersion): Promise<PublishedModel> {
    const { Item } = await this.#table.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: { PK: MODEL_PARTITION, SK: modelRow(version) },
        ConsistentRead: true,
      }),
    );
    if (Item === undefined) throw new ModelUnknownError();
    return publishedSchema.parse(Item);
  }

  /** The model card of a version, checked against its manifest. @throws ModelError */
  async card(version: ModelVersion, manifest: Pick<ModelManifest, 'files'>): Promise<string> {
    const bytes = await readVouchedFile((file) => this.#fetch(version, file), manifest, MODEL_CARD_FILE);
    return new TextDecoder().decode(bytes);
  }

  /**
   * Fetches the artefact and checks every byte of it before anything uses it.
   *
   * @throws ModelError when a file is missing, is not the one vouched for, or does not fit this program
   */
  open(pointer: ModelPointer): Promise<ModelArtefact> {
    return openArtefact((file) =>
      file === MANIFEST_FILE ? this.#manifestBytes(pointer) : this.#fetch(pointer.modelVersion, file),
    );
  }

  /** The manifest of a version alone. @throws ModelError when it is missing or not the one vouched for */
  async manifest(pointer: ModelPointer): Promise<ModelManifest> {
    return parseManifest(await this.#manifestBytes(pointer));
  }

  async #manifestBytes({ modelVersion, manifestSha256 }: ModelPointer): Promise<Uint8Array> {
    const bytes = await this.#fetch(modelVersion, MANIFEST_FILE);
    const actual = sha256(bytes);
    if (actual !== manifestSha256) throw new ModelChecksumError(MANIFEST_FILE, manifestSha256, actual);
    return bytes;
  }

  async #fetch(version: ModelVersion, file: string): Promise<Uint8Array> {
    try {
      const { Body } = await this.#bucket.send(
        new GetObjectCommand({ Bucket: this.#bucketName, Key: modelObject(version, file) }),
      );
      if (Body !== undefined) return await Body.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) throw new ModelFileMissingError(file, { cause: error });
      throw error;
    }
    throw new ModelFileMissingError(file);
  }
}
