import { PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import {
  DATA_SET_FILE,
  DATA_SETS_FOLDER,
  type StoredDataSet,
  storedDataSetSchema,
} from '#core/retraining/data-set.ts';
import { JsonStore } from '#lambdas/stores/objects/json-store.ts';

/** The data sets in a deployment's bucket. */
export class DataSetBucket {
  readonly #client: S3Client;
  readonly #json: JsonStore;

  constructor(client: S3Client, name: string) {
    this.#client = client;
    this.#json = new JsonStore(client, name);
  }

  /** Names of the sets, those whose upload has not ended among them. */
  names(): Promise<string[]> {
    return this.#json.folders(DATA_SETS_FOLDER);
  }

  /** What is said of a set; undefined where there is none, or not yet. */
  find(name: string): Promise<StoredDataSet | undefined> {
    return this.#json.find(this.#object(name, DATA_SET_FILE), storedDataSetSchema);
  }

  /** Makes a set whose pictures are all there one that snapshots see. */
  async describe(set: StoredDataSet): Promise<void> {
    await this.#json.write(this.#object(set.name, DATA_SET_FILE), set);
  }

  /** Paths of what lies in a set's folder. */
  async paths(name: string): Promise<ReadonlySet<string>> {
    const Prefix = this.#object(name, '');
    const paths = new Set<string>();
    const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: this.#json.bucket, Prefix });
    for await (const { Contents = [] } of pages) {
      for (const { Key = '' } of Contents) paths.add(Key.slice(Prefix.length));
    }
    return paths;
  }

  /** Writes a picture; the bucket refuses bytes that are not of the checksum. */
  async put(name: string, path: string, { bytes, sha256 }: Picture): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#json.bucket,
        Key: this.#object(name, path),
        Body: bytes,
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      }),
    );
  }

  #object(name: string, path: string): string {
    return `${DATA_SETS_FOLDER}${name}/${path}`;
  }
}

/** A picture's file, and its sha256 in hexadecimal digits. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}
