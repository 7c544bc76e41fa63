import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { modelVersionSchema, verificationIdSchema } from '#core/ids.ts';
import { DECISIONS_INDEX } from '../rows/keys.ts';
import type { IdRange } from './verification-range.ts';

const scoredSchema = z.object({
  verificationId: verificationIdSchema,
  modelVersion: modelVersionSchema,
  score: z.number(),
});
/** What a verification came out as, and nothing of whom it was about. */
export type ScoredVerification = z.infer<typeof scoredSchema>;

/** Scores of every tenant's verifications in a range of ids, in no order. */
export async function* scanScores(
  client: DynamoDBDocumentClient,
  TableName: string,
  { first, last }: IdRange,
): AsyncGenerator<ScoredVerification> {
  const pages = paginateScan(
    { client },
    {
      TableName,
      IndexName: DECISIONS_INDEX.name,
      FilterExpression: 'verificationId BETWEEN :first AND :last',
      ProjectionExpression: 'verificationId, modelVersion, score',
      ExpressionAttributeValues: { ':first': first, ':last': last },
    },
  );
  for await (const { Items = [] } of pages) yield* Items.map((item) => scoredSchema.parse(item));
}
