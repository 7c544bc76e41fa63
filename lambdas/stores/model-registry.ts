import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { ModelChecksumError, ModelFileMissingError } from '#core/errors/model-errors.ts';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { MANIFEST_FILE, type ModelArtefact, openArtefact, sha256 } from '#core/model/artefact.ts';
import { NoActiveModelError } from '../errors/registry-errors.ts';
import { ACTIVE_MODEL_ROW, MODEL_PARTITION, modelObject } from './keys.ts';

const pointerSchema = z.object({
  modelVersion: modelVersionSchema,
  /** Vouches for the manifest, as the manifest vouches for the other files. */
  manifestSha256: z.string(),
});
/** Which model answers. */
export type ModelPointer = z.infer<typeof pointerSchema>;

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
  async active(): Promise<ModelPointer> {
    const { Item } = await this.#table.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: { PK: MODEL_PARTITION, SK: ACTIVE_MODEL_ROW },
        ConsistentRead: true,
      }),
    );
    if (Item === undefined) throw new NoActiveModelError();
    return pointerSchema.parse(Item);
  }

  /**
   * Fetches the artefact and checks every byte of it before anything uses it.
   *
   * @throws ModelError when a file is missing, is not the one vouched for, or does not fit this program
   */
  open({ modelVersion, manifestSha256 }: ModelPointer): Promise<ModelArtefact> {
    return openArtefact(async (file) => {
      const bytes = await this.#fetch(modelVersion, file);
      if (file === MANIFEST_FILE && sha256(bytes) !== manifestSha256) {
        throw new ModelChecksumError(file, manifestSha256, sha256(bytes));
      }
      return bytes;
    });
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
