import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { z } from 'zod';
import type { BucketObject } from '#core/retraining/job.ts';
import { findObject } from './find-object.ts';
import { putOnce } from './put-once.ts';
import { readJson } from './read-json.ts';

/** Objects of one bucket that hold JSON. */
export class JsonStore {
  readonly bucket: string;
  readonly #client: S3Client;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.bucket = bucket;
  }

  /** What an object holds. Throws NoSuchKey where there is none, and a ZodError where it holds something else. */
  async read<Schema extends z.ZodType>(key: string, schema: Schema): Promise<z.output<Schema>> {
    return readJson(await this.#client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key })), schema);
  }

  /** As `read`, but undefined where there is no such object. */
  async find<Schema extends z.ZodType>(key: string, schema: Schema): Promise<z.output<Schema> | undefined> {
    const found = await findObject(this.#client, { Bucket: this.bucket, Key: key });
    return found && readJson(found, schema);
  }

  /** Writes an object, over the one that is there. */
  async write(key: string, json: unknown): Promise<BucketObject> {
    await this.#client.send(new PutObjectCommand(this.#object(key, json)));
    return { bucket: this.bucket, key };
  }

  /** Writes an object that is never written again: where it is there already, it stays. */
  async writeOnce(key: string, json: unknown): Promise<BucketObject> {
    await putOnce(this.#client, this.#object(key, json));
    return { bucket: this.bucket, key };
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  /** Names of the folders directly under a prefix that ends in a slash. */
  async folders(prefix: string): Promise<string[]> {
    const names: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: prefix,
          Delimiter: '/',
          ContinuationToken: token,
        }),
      );
      for (const { Prefix = '' } of page.CommonPrefixes ?? []) names.push(Prefix.slice(prefix.length, -1));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return names;
  }

  #object(key: string, json: unknown) {
    return {
      Bucket: this.bucket,
      Key: key,
      Body: JSON.stringify(json),
      ContentType: 'application/json',
    };
  }
}
