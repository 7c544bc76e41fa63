import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  NoSuchKey,
  type ObjectIdentifier,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ReferenceId } from '#core/ids.ts';
import { ImagesNotErasedError } from '../errors/subject-errors.ts';
import { imageFolder, imageObject, type SubjectKey } from './keys.ts';

/** An image in the bucket: exactly one version of one object. */
export interface StoredImage {
  readonly object: string;
  readonly version: string | undefined;
}

/** How long a link to an image works: long enough to look, too short to pass on. */
const LINK_SECONDS = 120;

/** The references' images, as they came in. */
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

  /** The bytes of an image, which is written once under its name; undefined when it is no longer there. */
  async read({ object }: Pick<StoredImage, 'object'>): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: object }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
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

  /**
   * Removes every version and deletion marker of every image of a subject.
   *
   * @returns how many were removed, page by page
   * @throws ImagesNotErasedError when the bucket refuses one; the erasure can be taken up again
   */
  eraseSubject(key: SubjectKey): AsyncGenerator<number> {
    return this.#eraseAll(imageFolder(key));
  }

  /** Removes every version and deletion marker of a reference's image. @throws ImagesNotErasedError */
  async eraseReference(key: SubjectKey, id: ReferenceId): Promise<void> {
    for await (const _ of this.#eraseAll(imageObject(key, id)));
  }

  async *#eraseAll(prefix: string): AsyncGenerator<number> {
    for await (const objects of this.#versions(prefix)) {
      const { Errors = [] } = await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects: objects, Quiet: true } }),
      );
      if (Errors.length > 0) throw new ImagesNotErasedError(Errors.length);
      yield objects.length;
    }
  }

  /** Pages of every version and deletion marker of what is named so or lies under it; none is empty. */
  async *#versions(prefix: string): AsyncGenerator<ObjectIdentifier[]> {
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
