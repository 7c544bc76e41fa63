import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { z } from 'zod';
import type { ReferenceId, VerificationId } from '#core/ids.ts';
import { sniffFormat } from '#core/image/decoding/format.ts';
import { KEEP_DAYS_TAG, type KeepDays } from '#core/picture-retention.ts';
import { ImagesNotErasedError } from '../errors/subject-errors.ts';
import { findObject } from './objects/find-object.ts';
import { imageFolder, imageObject, queryImageObject, type SubjectKey, subjectOfObject } from './rows/keys.ts';

/** An image in the bucket: exactly one version of one object. */
export interface StoredImage {
  readonly object: string;
  readonly version: string | undefined;
}

/** A stored image as a row names it. */
export const storedImageSchema = z
  .object({ object: z.string(), version: z.string().optional() })
  .transform(({ object, version }): StoredImage => ({ object, version }));

/** The images of one subject. */
export interface SubjectImages {
  readonly key: SubjectKey;
  readonly objects: readonly { readonly object: string; readonly modifiedAt: Date }[];
  /** The last of them in the bucket's order. */
  readonly last: string;
}

/** One version of an image, or a deletion marker. */
export type ImageVersion = ObjectIdentifier;

/** Versions that S3 removes at once (S3 API reference, DeleteObjects). */
const VERSIONS_PER_REMOVAL = 1000;

/** How long a link to a picture works: long enough to look, too short to pass on. */
const LINK_SECONDS = 120;

/** The pictures of references, and of queries that a person is to look at, as they came in. */
export class ImageStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(key: SubjectKey, id: ReferenceId, image: Uint8Array): Promise<StoredImage> {
    const object = imageObject(key, id);
    const { VersionId } = await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key: object, Body: image }),
    );
    return { object, version: VersionId };
  }

  /** Keeps the query of a verification for a person to look at; the bucket removes it by itself after so many days. */
  async putQuery(
    key: SubjectKey,
    id: VerificationId,
    image: Uint8Array,
    keepDays: KeepDays,
  ): Promise<StoredImage> {
    const object = queryImageObject(key, id);
    const format = sniffFormat(image);
    const { VersionId } = await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: object,
        Body: image,
        // A link to the picture is then shown by a browser as one.
        ...(format !== undefined && { ContentType: `image/${format}` }),
        Tagging: `${KEEP_DAYS_TAG}=${keepDays}`,
      }),
    );
    return { object, version: VersionId };
  }

  /** The bytes of an image, which is written once under its name; undefined when it is no longer there. */
  async read({ object }: Pick<StoredImage, 'object'>): Promise<Uint8Array | undefined> {
    const found = await findObject(this.#client, { Bucket: this.#bucket, Key: object });
    return found?.Body?.transformToByteArray();
  }

  /** A link by which anybody can fetch the image until it expires. */
  async link({ object }: Pick<StoredImage, 'object'>, at: Date): Promise<{ url: string; expiresAt: string }> {
    const command = new GetObjectCommand({ Bucket: this.#bucket, Key: object });
    const url = await getSignedUrl(this.#client, command, { expiresIn: LINK_SECONDS, signingDate: at });
    return { url, expiresAt: new Date(at.getTime() + LINK_SECONDS * 1000).toISOString() };
  }

  /** Removes one stored version for good: no deletion marker, no older version stays behind. */
  async remove({ object, version }: StoredImage): Promise<void> {
    await this.#client.send(
      new DeleteObjectCommand({ Bucket: this.#bucket, Key: object, VersionId: version }),
    );
  }

  /** Every version and deletion marker of every image of a subject, as it is now. */
  async versionsOf(key: SubjectKey): Promise<ImageVersion[]> {
    const versions: ImageVersion[] = [];
    for await (const page of this.#versions(imageFolder(key))) versions.push(...page);
    return versions;
  }

  /**
   * Removes versions and deletion markers for good.
   *
   * @throws ImagesNotErasedError when the bucket refuses one; the erasure can be taken up again
   */
  async eraseVersions(versions: readonly ImageVersion[]): Promise<void> {
    for (let start = 0; start < versions.length; start += VERSIONS_PER_REMOVAL) {
      const Objects = versions.slice(start, start + VERSIONS_PER_REMOVAL);
      const { Errors = [] } = await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors.length > 0) throw new ImagesNotErasedError(Errors.length);
    }
  }

  /** Removes every version and deletion marker of a reference's image. @throws ImagesNotErasedError */
  eraseReference(key: SubjectKey, id: ReferenceId): Promise<void> {
    return this.eraseObject(imageObject(key, id));
  }

  /** Removes every version and deletion marker of one object. @throws ImagesNotErasedError */
  async eraseObject(object: string): Promise<void> {
    for await (const page of this.#versions(object)) await this.eraseVersions(page);
  }

  /**
   * Every image that is there, subject by subject.
   *
   * @param after - object to begin after
   */
  async *bySubject(after: string | undefined): AsyncGenerator<SubjectImages> {
    let current: SubjectImages | undefined;
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#bucket, ...(after !== undefined && { StartAfter: after }) },
    );
    for await (const { Contents = [] } of pages) {
      for (const { Key = '', LastModified = new Date(0) } of Contents) {
        const key = subjectOfObject(Key);
        if (key === undefined) continue;
        if (current?.key.tenant !== key.tenant || current.key.subject !== key.subject) {
          if (current !== undefined) yield current;
          current = { key, objects: [], last: Key };
        }
        current = {
          key,
          objects: [...current.objects, { object: Key, modifiedAt: LastModified }],
          last: Key,
        };
      }
    }
    if (current !== undefined) yield current;
  }

  /** Pages of every version and deletion marker of what is named so or lies under it; none is empty. */
  async *#versions(prefix: string): AsyncGenerator<ImageVersion[]> {
    let marker: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {};
    while (marker !== undefined) {
      const page: ListObjectVersionsCommandOutput = await this.#client.send(
        new ListObjectVersionsCommand({ Bucket: this.#bucket, Prefix: prefix, ...marker }),
      );
      const { Versions = [], DeleteMarkers = [], NextKeyMarker, NextVersionIdMarker } = page;
      const objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
      if (objects.length > 0) yield objects;
      marker = page.IsTruncated
        ? { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker }
        : undefined;
    }
  }
}
