import { answerOf, type Verification } from 'countersign-client';
import { ulid } from 'ulidx';
import { inject } from 'vitest';
import { subjectIdSchema, tenantIdSchema, verificationIdSchema } from '#core/ids.ts';
import { tableClient } from '#lambdas/stores/clients.ts';
import { SubjectStore } from '#lambdas/stores/subjects/subject-store.ts';
import { VerificationStore } from '#lambdas/stores/verifications/verification-store.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { runningStack } from '#local/stack/running-stack.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { enrollPerson, genuine, serviceOf, verifyPicture } from './enrolled-people.ts';

/** With this little tolerated, a genuine signature is not clear either. */
const STRICT = {
  skilledFar: 0.001,
  requiredReferences: 1,
  trainingConsent: false,
  outliers: 'hold',
} as const;
/** Signatures to try, of which so many are wanted that the service leaves to a person. */
const FIRST_SAMPLE = 10;
const MOST_SAMPLES = 30;
const WANTED = 3;

export interface QueueOptions {
  readonly subject: string;
  /** The synthetic person who signs. */
  readonly person: number;
  readonly count: number;
}

/**
 * Enrolls a person and lets verifications of theirs wait for a reviewer. The service decides three; the rest are those
 * three recorded again under ids of their own, since a long queue is wanted and not many decisions.
 */
export async function fillQueue(tenant: string, { subject, person, count }: QueueOptions): Promise<void> {
  await enrollPerson(tenant, subject, person);
  const service = await serviceOf(tenant);
  await answerOf(
    service.PUT('/v1/subjects/{subject}', { params: { path: { subject } }, body: { policy: STRICT } }),
  );
  const decided: Verification[] = [];
  for (let sample = FIRST_SAMPLE; decided.length < WANTED && sample < MOST_SAMPLES; sample++) {
    const verification = await verifyPicture(tenant, subject, await genuine(person, sample));
    if (verification.decision === 'review') decided.push(verification);
  }

  const { endpoint, deployment } = await runningStack(stackFolder(inject('consoleStack')));
  const table = tableClient(clientConfiguration(endpoint));
  const verifications = new VerificationStore(table, deployment.TableName);
  const key = { tenant: tenantIdSchema.parse(tenant), subject: subjectIdSchema.parse(subject) };
  const found = await new SubjectStore(table, deployment.TableName).find(key);
  for (let more = decided.length; more < count; more++) {
    const id = verificationIdSchema.parse(decided[more % decided.length]?.id);
    const record = await verifications.find(key, id);
    if (found === undefined || record === undefined) throw new Error('What was recorded is gone.');
    const again = { ...record, verificationId: verificationIdSchema.parse(ulid()) };
    await verifications.record(key, found.incarnation, again);
  }
}

/** How many verifications of a tenant wait for a reviewer. */
export async function waitingReviews(tenant: string): Promise<number> {
  const service = await serviceOf(tenant);
  const { verifications } = await answerOf(service.GET('/v1/reviews', { params: { query: { limit: 100 } } }));
  return verifications.length;
}
