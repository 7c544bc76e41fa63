import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { DeleteBucketPolicyCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { tenantIdSchema } from '#core/ids.ts';
import { batchAnswerSchema } from '#lambdas/api/schemas/batches/batch.ts';
import { identificationAnswerSchema } from '#lambdas/api/schemas/identification.ts';
import { StepLines } from '#local/setup/step-lines.mjs';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { startStack } from '#local/stack/start-stack.ts';
import { WHOLE_DEPLOYMENT } from './deployed-stack.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { itNeeds } from './support/gaps.ts';
import { ask, base64 } from './support/json-api.ts';
import { type Person, person } from './support/people.ts';
import { enrollMany, eraseMany } from './support/retraining/enroll-many.ts';
import { endOf, scheduledInput, startExecution } from './support/retraining/executions.ts';
import { workUntil } from './support/retraining/training-machine.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { buckets } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

/** The same stack again, where roles allow what they do or do not. */
async function restart(enforcePermissions: boolean): Promise<void> {
  await startStack({
    folder: stackFolder(inject('stackRoot')),
    model: SHIPPED_MODEL,
    endpoint: undefined,
    lines: new StepLines(),
    enforcePermissions,
    // What was deployed with it already is not deployed again.
    choice: WHOLE_DEPLOYMENT,
  });
}

/** Takes one action away from a function's role; answers what puts it back. */
async function withoutAction(role: string, action: string): Promise<() => Promise<unknown>> {
  const iam = new IAMClient(clientConfiguration(deployedStack().endpoint));
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const RoleName = Roles.find((candidate) => candidate.RoleName?.includes(role))?.RoleName;
  const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  const whole = decodeURIComponent(PolicyDocument);
  const put = (document: string) =>
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: document }));
  expect(whole).toContain(`"${action}"`);
  await put(whole.replaceAll(`"${action}"`, '"dynamodb:DescribeTable"'));
  return () => put(whole);
}

/** Has one picture verified as a batch. */
async function verifyAsBatch(token: string, tenant: string, subject: string, image: Uint8Array) {
  const Bucket = deployedStack().deployment.BatchesBucket;
  const put = (object: string, Body: Uint8Array | string) =>
    buckets().send(new PutObjectCommand({ Bucket, Key: `${tenant}/${object}`, Body }));
  await put('query.png', image);
  await put('manifest.jsonl', JSON.stringify({ name: '1', subject, image: 'query.png' }));
  const body = { manifest: 'manifest.jsonl' };
  let batch = await ask(['POST', '/v1/batches'], { token, status: 202, body }, batchAnswerSchema);
  while (batch.status === 'running') {
    await sleep(200);
    batch = await ask(['GET', `/v1/batches/${batch.id}`], { token }, batchAnswerSchema);
  }
  return batch;
}

/** An AWS that was there before is not ours to start again. */
const isOurs = process.env['AWS_ENDPOINT_URL'] === undefined;

describe.runIf(isOurs)('with permissions enforced, by a MiniStack of our own', () => {
  let service: Calls;
  let anna: Person;

  beforeAll(async () => {
    // They let nobody in without TLS, which the emulator does not speak.
    const { Buckets = [] } = await buckets().send(new ListBucketsCommand({}));
    for (const { Name } of Buckets) await buckets().send(new DeleteBucketPolicyCommand({ Bucket: Name }));
    const queues = new SQSClient(clientConfiguration(deployedStack().endpoint));
    const { QueueUrls = [] } = await queues.send(new ListQueuesCommand({}));
    for (const QueueUrl of QueueUrls) {
      await queues.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: '' } }));
    }
    await restart(true);
    service = callsWith(await tokenFor({ tenant: 'guarded-bank' }));
    anna = await person(0);
  });

  afterAll(() => restart(false));

  itNeeds('enforced permissions')('every function can do what its routes need', async () => {
    await service.enroll('anna', anna.genuine.slice(0, 3));

    expect((await service.verify('anna', anna.genuine[3] ?? new Uint8Array())).references).toHaveLength(3);
    expect(await service.subject('anna')).toMatchObject({ references: 3 });
    const token = await tokenFor({ tenant: 'guarded-bank' });
    const body = { image: base64(anna.genuine[4]) };
    const { people } = await ask(
      ['POST', '/v1/identifications'],
      { token, body },
      identificationAnswerSchema,
    );
    expect(people).toBe(1);
    const batch = await verifyAsBatch(token, 'guarded-bank', 'anna', anna.genuine[4] ?? new Uint8Array());
    expect(batch).toMatchObject({ status: 'finished', counts: { failed: 0 } });
    const { removed } = await service.erase('anna');
    expect(removed.references).toBe(3);
    // And those of the queries that wait for a person.
    expect(removed.imageVersions).toBeGreaterThanOrEqual(3);
  });

  itNeeds('enforced permissions')('the functions of a retraining can do what its steps need', async () => {
    const { registry, publisher } = deployedStores();
    const shipped = await registry.active();
    const keys = await enrollMany(tenantIdSchema.parse('guarded-bank'), 1, { trainingConsent: true });
    const stop = new AbortController();
    const machine = workUntil(stop.signal, { candidate: 'guarded' });

    const execution = await endOf(await startExecution(await scheduledInput()));
    stop.abort();
    await machine;

    expect(execution.status).toBe('SUCCEEDED');
    const { modelVersion } = await registry.active();
    expect(modelVersion).toBe('guarded');
    await publisher.activate(shipped, modelVersion, 'test', new Date());
    await eraseMany(keys);
  });

  itNeeds('enforced permissions')(
    'a function that lacks one of them fails, and says nothing else',
    async () => {
      await service.enroll('bert', anna.genuine.slice(0, 1));
      const restore = await withoutAction('VerificationsRole', 'dynamodb:Query');

      await expect(service.verify('bert', anna.genuine[1] ?? new Uint8Array())).rejects.toMatchObject({
        code: 'internal',
        status: 500,
      });
      await restore();
      expect((await service.verify('bert', anna.genuine[1] ?? new Uint8Array())).references).toHaveLength(1);
    },
  );
});
