import { type GetObjectCommandOutput, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { z } from 'zod';
import type { TenantId } from '#core/ids.ts';
import { findObject } from '../objects/find-object.ts';
import { readJson } from '../objects/read-json.ts';
import { tenantFolder } from '../rows/keys.ts';

/** What the bucket of batches holds under one tenant's prefix; objects are named from there on. */
export class TenantObjects {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** Where an object is, for whoever reads the bucket itself. */
  location(tenant: TenantId, object: string): { readonly bucket: string; readonly key: string } {
    return { bucket: this.#bucket, key: `${tenantFolder(tenant)}${object}` };
  }

  /**
   * The bytes of an object; undefined where there is none.
   *
   * @param tooLarge makes the error where there are more than `limit`, before any of them is read
   */
  async read(
    tenant: TenantId,
    object: string,
    limit: number,
    tooLarge: (bytes: number) => Error,
  ): Promise<Uint8Array | undefined> {
    const found = await this.#get(tenant, object);
    if (found === undefined) return undefined;
    const { Body, ContentLength = 0 } = found;
    if (ContentLength <= limit) return await Body?.transformToByteArray();
    await Body?.transformToWebStream().cancel();
    throw tooLarge(ContentLength);
  }

  /** What an object of our own holds; undefined where there is none. */
  async readJson<Schema extends z.ZodType>(
    tenant: TenantId,
    object: string,
    schema: Schema,
  ): Promise<z.output<Schema> | undefined> {
    const found = await this.#get(tenant, object);
    return found && readJson(found, schema);
  }

  /** Writes an object, over the one that is there. */
  async write(tenant: TenantId, object: string, text: string, type: string): Promise<void> {
    const { bucket: Bucket, key: Key } = this.location(tenant, object);
    await this.#client.send(new PutObjectCommand({ Bucket, Key, Body: text, ContentType: type }));
  }

  #get(tenant: TenantId, object: string): Promise<GetObjectCommandOutput | undefined> {
    const { bucket: Bucket, key: Key } = this.location(tenant, object);
    return findObject(this.#client, { Bucket, Key });
  }
}
