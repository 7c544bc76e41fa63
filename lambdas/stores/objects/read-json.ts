import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { z } from 'zod';

/** What an object holds as JSON. Throws a ZodError where it holds something else. */
export async function readJson<Schema extends z.ZodType>(
  { Body }: Pick<GetObjectCommandOutput, 'Body'>,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
}
