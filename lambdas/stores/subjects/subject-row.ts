import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulidx';
import { z } from 'zod';
import { NO_OWN_POLICY, type OwnPolicy, ownPolicySchema } from '../../api/schemas/subjects/subject-policy.ts';
import { SUBJECT_ROW, type SubjectKey, subjectListPartition, subjectPartition } from '../rows/keys.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export const subjectRowSchema = z.object({
  /** Made anew when a subject of the same name is enrolled again after an erasure. */
  incarnation: z.ulid(),
  /** Raised by every change of the references: whoever has read an older one must read again before writing. */
  revision: z.int().nonnegative(),
  /** References of any state, and how many of them are held. */
  referenceCount: z.int().nonnegative(),
  heldCount: z.int().nonnegative(),
  policy: ownPolicySchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set when an erasure has begun: from then on the subject answers as unknown, and nothing is added. */
  erasingSince: z.iso.datetime().optional(),
});
export type Subject = z.infer<typeof subjectRowSchema>;

/** Condition of a write that creates an item. */
export const IS_NEW = 'attribute_not_exists(PK)';
/** Condition of a write about a subject that must still be the one of `:incarnation`, and not be going. */
export const IS_SAME_SUBJECT = 'incarnation = :incarnation AND attribute_not_exists(erasingSince)';
const IS_AS_READ = `${IS_SAME_SUBJECT} AND revision = :revision`;

interface NewSubject {
  readonly policy?: OwnPolicy;
  readonly referenceCount: number;
  readonly heldCount: number;
  readonly now: string;
}

/** Creates a subject and its place in the tenant's list; fails where there is one. */
export function creationOf(TableName: string, key: SubjectKey, subject: NewSubject): TransactItem[] {
  const { now, referenceCount, heldCount, policy = NO_OWN_POLICY } = subject;
  const row = {
    incarnation: ulid(),
    revision: 0,
    referenceCount,
    heldCount,
    policy,
    createdAt: now,
    updatedAt: now,
  } satisfies Subject;
  return [
    {
      Put: {
        TableName,
        Item: { PK: subjectPartition(key), SK: SUBJECT_ROW, ...row },
        ConditionExpression: IS_NEW,
      },
    },
    {
      Put: {
        TableName,
        Item: {
          PK: subjectListPartition(key.tenant),
          SK: key.subject,
          subject: key.subject,
          createdAt: now,
        },
      },
    },
  ];
}

/** How many references a change adds, of any state and held ones; negative where it removes some. */
export interface CountChange {
  readonly references: number;
  readonly held: number;
}

/** Changes a subject's counts; fails unless its references are still the ones that were read. */
export function countsOf(
  TableName: string,
  key: SubjectKey,
  read: Subject,
  { references, held }: CountChange,
  now: string,
): TransactItem {
  return {
    Update: {
      TableName,
      Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
      UpdateExpression: 'SET updatedAt = :now ADD revision :one, referenceCount :references, heldCount :held',
      ConditionExpression: IS_AS_READ,
      ExpressionAttributeValues: {
        ':now': now,
        ':one': 1,
        ':references': references,
        ':held': held,
        ':incarnation': read.incarnation,
        ':revision': read.revision,
      },
    },
  };
}

/** Checks that a subject is still the same one and is not being erased, for writes that leave its row alone. */
export function isSameSubject(TableName: string, key: SubjectKey, incarnation: string): TransactItem {
  return {
    ConditionCheck: {
      TableName,
      Key: { PK: subjectPartition(key), SK: SUBJECT_ROW },
      ConditionExpression: IS_SAME_SUBJECT,
      ExpressionAttributeValues: { ':incarnation': incarnation },
    },
  };
}
