import { GetObjectCommand, type GetObjectCommandOutput, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';

/** An object of a bucket, not yet read; undefined where there is none. */
export async function findObject(
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string },
): Promise<GetObjectCommandOutput | undefined> {
  try {
    return await client.send(new GetObjectCommand(object));
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
