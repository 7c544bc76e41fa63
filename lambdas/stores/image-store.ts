import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ReferenceId } from '#core/ids.ts';
import { ImagesNotErasedError } from '../errors/subject-errors.ts';
import { imageFolder, imageObject, type SubjectKey } from './keys.ts';

/** An image in the bucket: exactly one version of one object. */
export interface StoredImage {
  readonly object: string;
  readonly version: string | undefined;
}

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

  /** Removes one stored version for good: no deletion marker, no older version stays behind. */
  async remove({ object, version }: StoredImage): Promise<void> {
    await this.#client.send(
      new DeleteObjectCommand({ Bucket: this.#bucket, Key: object, VersionId: version }),
    );
  }

  /**
   * Removes every version and deletion marker of every image of a subject.
   *
   * @returns how many there were
   * @throws ImagesNotErasedError when the bucket refuses one; the erasure can be taken up again
   */
  async eraseSubject(key: SubjectKey): Promise<number> {
    let erased = 0;
    for await (const objects of this.#versions(imageFolder(key))) {
      const { Errors = [] } = await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects: objects, Quiet: true } }),
      );
      if (Errors.length > 0) throw new ImagesNotErasedError(Errors.length);
      erased += objects.length;
    }
    return erased;
  }

  /** Pages of every version and deletion marker in a folder; none is empty. */
  async *#versions(folder: string): AsyncGenerator<ObjectIdentifier[]> {
    let marker: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {};
    while (marker !== undefined) {
      const page: ListObjectVersionsCommandOutput = await this.#client.send(
        new ListObjectVersionsCommand({ Bucket: this.#bucket, Prefix: folder, ...marker }),
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
