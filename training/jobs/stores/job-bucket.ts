import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { sha256 } from '#core/model/artefact.ts';
import { ObjectTakenError } from '../errors.ts';

const PRECONDITION_FAILED = 412;
/** How S3 names a version that was removed for good, and an object whose latest version is a deletion marker. */
const GONE = ['NoSuchVersion', 'NotFound', 'MethodNotAllowed'];

/** A bucket as the jobs use it. */
export class JobBucket {
  readonly name: string;
  readonly #client: S3Client;

  constructor(client: S3Client, name: string) {
    this.#client = client;
    this.name = name;
  }

  /** The object's bytes, or those of one version; undefined where there is none. */
  async get(key: string, version?: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(
        new GetObjectCommand({
          Bucket: this.name,
          Key: key,
          ...(version !== undefined && { VersionId: version }),
        }),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey || (error instanceof Error && GONE.includes(error.name)))
        return undefined;
      throw error;
    }
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.#client.send(new PutObjectCommand({ Bucket: this.name, Key: key, Body: bytes }));
  }

  /**
   * Writes an object that is never replaced: writing the same bytes again changes nothing.
   *
   * @throws ObjectTakenError when other bytes are there
   */
  async putOnce(key: string, bytes: Uint8Array): Promise<void> {
    try {
      await this.#client.send(
        new PutObjectCommand({ Bucket: this.name, Key: key, Body: bytes, IfNoneMatch: '*' }),
      );
    } catch (error) {
      if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== PRECONDITION_FAILED)
        throw error;
      const present = await this.get(key);
      if (present === undefined || sha256(present) !== sha256(bytes)) throw new ObjectTakenError(key);
    }
  }
}
