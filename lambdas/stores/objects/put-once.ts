import {
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

const PRECONDITION_FAILED = 412;

/** Writes an object unless one is there under its name, which then stays. @returns whether it was written */
export async function putOnce(client: S3Client, object: PutObjectCommandInput): Promise<boolean> {
  try {
    await client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' }));
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === PRECONDITION_FAILED)
      return false;
    throw error;
  }
}
