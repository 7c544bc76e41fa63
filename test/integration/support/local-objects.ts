import { GetObjectCommand, ListObjectsV2Command, NoSuchKey } from '@aws-sdk/client-s3';
import type { LocalCloud } from './local-cloud.ts';

/** An object's bytes; undefined where there is none. */
export async function readObject(
  { s3 }: LocalCloud,
  bucket: string,
  key: string,
): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

/** What a JSON object holds; undefined where there is none. */
export async function readJsonObject(cloud: LocalCloud, bucket: string, key: string): Promise<unknown> {
  const bytes = await readObject(cloud, bucket, key);
  return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
}

export async function listObjects({ s3 }: LocalCloud, bucket: string, prefix: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  return Contents.flatMap(({ Key }) => Key ?? []);
}
