import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { SUBJECT_ROW, type SubjectKey } from '../rows/keys.ts';
import { type Subject, subjectRowSchema } from '../subjects/subject-row.ts';

const partitionSchema = z
  .string()
  .transform((partition) => partition.split('#'))
  .pipe(z.tuple([z.literal('T'), tenantIdSchema, z.literal('S'), subjectIdSchema]))
  .transform(([, tenant, , subject]): SubjectKey => ({ tenant, subject }));

/** The subject that a partition belongs to; undefined where it is no subject's. */
function subjectOfPartition(partition: unknown): SubjectKey | undefined {
  return partitionSchema.safeParse(partition).data;
}

/** A subject, and the row of it. */
export interface ScannedSubject {
  readonly key: SubjectKey;
  readonly subject: Subject;
}

/** Every subject of every tenant, in no order; one that comes or goes meanwhile may be missed. */
export async function* scanSubjects(
  client: DynamoDBDocumentClient,
  TableName: string,
): AsyncGenerator<ScannedSubject> {
  const pages = paginateScan(
    { client },
    {
      TableName,
      FilterExpression: 'SK = :subject AND attribute_not_exists(erasingSince)',
      ExpressionAttributeValues: { ':subject': SUBJECT_ROW },
    },
  );
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const key = subjectOfPartition(item['PK']);
      if (key !== undefined) yield { key, subject: subjectRowSchema.parse(item) };
    }
  }
}
