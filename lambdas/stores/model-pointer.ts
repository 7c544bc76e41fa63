import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { ACTIVE_MODEL_ROW, MODEL_PARTITION } from './keys.ts';

export const modelPointerSchema = z.object({
  modelVersion: modelVersionSchema,
  /** Vouches for the manifest, as the manifest vouches for the other files. */
  manifestSha256: z.string(),
});
/** Which model answers. */
export type ModelPointer = z.infer<typeof modelPointerSchema>;

/** The pointer as it stands now, strongly consistent; undefined while no model was ever made active. */
export async function readModelPointer(
  table: DynamoDBDocumentClient,
  tableName: string,
): Promise<ModelPointer | undefined> {
  const { Item } = await table.send(
    new GetCommand({
      TableName: tableName,
      Key: { PK: MODEL_PARTITION, SK: ACTIVE_MODEL_ROW },
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? undefined : modelPointerSchema.parse(Item);
}
