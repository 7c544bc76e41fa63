import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { ActiveModelChangedError, ModelNotReadyError } from '../../errors/registry-errors.ts';
import { ACTIVE_MODEL_ROW, MODEL_PARTITION, modelRow } from '../rows/keys.ts';
import { writeTransaction } from '../rows/transaction.ts';

export const modelPointerSchema = z.object({
  modelVersion: modelVersionSchema,
  /** Vouches for the manifest, as the manifest vouches for the other files. */
  manifestSha256: z.string(),
});
/** Which model answers. */
export type ModelPointer = z.infer<typeof modelPointerSchema>;

const activePointerSchema = modelPointerSchema.extend({
  activatedAt: z.iso.datetime(),
  /** The version that a rollback goes back to. */
  previous: modelVersionSchema.optional(),
});
/** The pointer, and where it pointed before. */
export type ActivePointer = z.infer<typeof activePointerSchema>;

/** The pointer as it stands now, strongly consistent; undefined while no model was ever made active. */
export async function readModelPointer(
  table: DynamoDBDocumentClient,
  tableName: string,
): Promise<ActivePointer | undefined> {
  const { Item } = await table.send(
    new GetCommand({
      TableName: tableName,
      Key: { PK: MODEL_PARTITION, SK: ACTIVE_MODEL_ROW },
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? undefined : activePointerSchema.parse(Item);
}

/** A move of the pointer. */
export interface PointerMove {
  readonly to: ModelPointer;
  /** Where the pointer was seen; undefined where there was none. */
  readonly from: ModelVersion | undefined;
  /** What the pointer must say that a rollback goes back to; whatever it says, where it is not given. */
  readonly goingBackTo?: ModelVersion;
  /** What a rollback goes back to after the move. */
  readonly previous: ModelVersion | undefined;
  /** Whether the version must have its embeddings already; else what it lacks is embedded on the way. */
  readonly onlyEmbedded: boolean;
  readonly by: string;
  readonly at: Date;
}

/** Places of the conditions in the transaction of a move. */
const POINTER_CONDITION = 0;

/**
 * Moves the pointer if it still points where it was seen, and notes with both versions since when they answer or no
 * longer do: all of it or nothing.
 *
 * @throws ActiveModelChangedError when somebody else moved it meanwhile
 * @throws ModelNotReadyError when the version was never published, or its embeddings are not there
 */
export async function movePointer(
  table: DynamoDBDocumentClient,
  TableName: string,
  { to, from, goingBackTo, previous, onlyEmbedded, by, at }: PointerMove,
): Promise<void> {
  const now = at.toISOString();
  const row = (version: ModelVersion) => ({ PK: MODEL_PARTITION, SK: modelRow(version) });
  try {
    await writeTransaction(table, [
      {
        Update: {
          TableName,
          Key: { PK: MODEL_PARTITION, SK: ACTIVE_MODEL_ROW },
          UpdateExpression: `SET modelVersion = :version, manifestSha256 = :manifest, activatedAt = :now, activatedBy = :by${
            previous === undefined ? ' REMOVE previous' : ', previous = :previous'
          }`,
          ConditionExpression: [
            from === undefined ? 'attribute_not_exists(PK)' : 'modelVersion = :from',
            ...(goingBackTo === undefined ? [] : ['previous = :back']),
          ].join(' AND '),
          ExpressionAttributeValues: {
            ':version': to.modelVersion,
            ':manifest': to.manifestSha256,
            ':now': now,
            ':by': by,
            ...(from !== undefined && { ':from': from }),
            ...(previous !== undefined && { ':previous': previous }),
            ...(goingBackTo !== undefined && { ':back': goingBackTo }),
          },
        },
      },
      {
        Update: {
          TableName,
          Key: row(to.modelVersion),
          UpdateExpression: 'SET embeddedSince = if_not_exists(embeddedSince, :now) REMOVE retiredAt',
          ConditionExpression: `attribute_exists(PK)${onlyEmbedded ? ' AND attribute_exists(embeddedSince)' : ''}`,
          ExpressionAttributeValues: { ':now': now },
        },
      },
      ...(from === undefined || from === to.modelVersion
        ? []
        : [
            {
              Update: {
                TableName,
                Key: row(from),
                UpdateExpression: 'SET retiredAt = :now',
                ExpressionAttributeValues: { ':now': now },
              },
            },
          ]),
    ]);
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const failed = (error.CancellationReasons ?? []).map(({ Code }) => Code === 'ConditionalCheckFailed');
    if (failed[POINTER_CONDITION]) throw new ActiveModelChangedError({ cause: error });
    if (failed.includes(true)) throw new ModelNotReadyError(to.modelVersion, { cause: error });
    throw error;
  }
}
