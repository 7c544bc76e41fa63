import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ModelChecksumError, ModelFileMissingError } from '#core/errors/model-errors.ts';
import type { ModelVersion } from '#core/ids.ts';
import { MANIFEST_FILE, type ModelArtefact, openArtefact, sha256 } from '#core/model/artefact.ts';
import { NoActiveModelError } from '../errors/registry-errors.ts';
import { modelObject } from './keys.ts';
import { type ModelPointer, readModelPointer } from './model-pointer.ts';

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
    const pointer = await readModelPointer(this.#table, this.#tableName);
    if (pointer === undefined) throw new NoActiveModelError();
    return pointer;
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
