import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BatchAnswer, batchAnswerSchema, batchListSchema } from '#lambdas/api/schemas/batches/batch.ts';
import { type BatchResult, batchResultSchema } from '#lambdas/api/schemas/batches/batch-result.ts';
import { verificationListSchema } from '#lambdas/api/schemas/verifications/verification-list.ts';
import { callsWith } from './support/calls.ts';
import { problemOf, request } from './support/http.ts';
import { ask, problemCode } from './support/json-api.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { buckets, rowsOf, table, withPrefix } from './support/stored.ts';

const TENANT = 'nightly-bank';
const BATCHES = '/v1/batches';

let token: string;
let anna: Person;
let bert: Person;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  const service = callsWith(token);
  [anna, bert] = await Promise.all([person(0), person(1)]);
  await service.enroll('anna', anna.genuine.slice(0, 4));
  await service.enroll('bert', bert.genuine.slice(0, 4));
  await upload('scans/anna.png', anna.genuine[5]);
  await upload('scans/bert.png', bert.genuine[5]);
  await upload('scans/letter.png', Buffer.from('Dear Sir or Madam,'));
});

async function upload(object: string, Body: Uint8Array | string = '', tenant = TENANT): Promise<void> {
  const Bucket = deployedStack().deployment.BatchesBucket;
  await buckets().send(new PutObjectCommand({ Bucket, Key: `${tenant}/${object}`, Body }));
}

const item = (name: string, subject: string, image = `scans/${subject}.png`) => ({ name, subject, image });
const manifest = (object: string, items: readonly object[]) =>
  upload(object, items.map((line) => `${JSON.stringify(line)}\n`).join(''));

const start = (object: string, more = {}) =>
  ask(['POST', BATCHES], { token, status: 202, body: { manifest: object }, ...more }, batchAnswerSchema);
const show = (id: string) => ask(['GET', `${BATCHES}/${id}`], { token }, batchAnswerSchema);

async function untilEnded(id: string): Promise<BatchAnswer> {
  for (;;) {
    const batch = await show(id);
    if (batch.status !== 'running') return batch;
    await sleep(200);
  }
}

async function resultsOf({ results }: BatchAnswer): Promise<BatchResult[]> {
  const { Body } = await buckets().send(
    new GetObjectCommand({ Bucket: deployedStack().deployment.BatchesBucket, Key: `${TENANT}/${results}` }),
  );
  const lines = ((await Body?.transformToString()) ?? '').trimEnd().split('\n');
  return lines.map((line) => batchResultSchema.parse(JSON.parse(line)));
}

describe('a batch', () => {
  it('verifies every line of its manifest, and answers in their order', async () => {
    const items = [
      item('1', 'anna'),
      item('2', 'bert', 'scans/anna.png'),
      item('3', 'nobody', 'scans/anna.png'),
      item('4', 'anna', 'scans/missing.png'),
      item('5', 'anna', 'scans/letter.png'),
      ...Array.from({ length: 25 }, (_, i) => item(`more-${i}`, 'bert')),
    ];
    await manifest('october.jsonl', items);

    const started = await start('october.jsonl');
    expect(started).toMatchObject({ manifest: 'october.jsonl', items: 30, status: 'running', waiting: 30 });
    const ended = await untilEnded(started.id);

    expect(ended).toMatchObject({ status: 'finished', by: 'local-developer', waiting: 0 });
    const { accepted, review, rejected, failed } = ended.counts;
    expect([accepted + review + rejected, failed]).toEqual([27, 3]);
    const results = await resultsOf(ended);
    expect(results.map(({ name }) => name)).toEqual(items.map(({ name }) => name));
    expect(results.slice(0, 5)).toMatchObject([
      { subject: 'anna', reason: 'evidence' },
      { subject: 'bert', decision: 'reject' },
      { problem: 'subject-unknown' },
      { problem: 'batch-image-missing' },
      { problem: 'image-format-unsupported' },
    ]);
  });

  it('leaves a record of every decision, as a single verification does', async () => {
    await manifest('audit.jsonl', [item('1', 'anna')]);
    const [result] = await resultsOf(await untilEnded((await start('audit.jsonl')).id));

    const records = await ask(['GET', '/v1/subjects/anna/verifications'], { token }, verificationListSchema);
    const verification = result !== undefined && 'verification' in result ? result.verification : undefined;
    expect(records.verifications.map(({ id }) => id)).toContain(verification);
  });

  it('that is started again under its key is the same one', async () => {
    await manifest('once.jsonl', [item('1', 'anna')]);
    const [first, second] = [
      await start('once.jsonl', { idempotencyKey: 'once' }),
      await start('once.jsonl', { idempotencyKey: 'once' }),
    ];

    expect(second).toEqual(first);
    await untilEnded(first.id);
  });

  it('is listed, newest first', async () => {
    const whole = await ask(['GET', BATCHES], { token }, batchListSchema);
    const ids = whole.batches.map(({ id }) => id);
    const page = await ask(['GET', `${BATCHES}?limit=1&after=${ids[0]}`], { token }, batchListSchema);

    expect(ids).toEqual(ids.toSorted().reverse());
    expect(page.batches.map(({ id }) => id)).toEqual([ids[1]]);
  });
});

describe('a manifest', () => {
  const refusal = async (object: string) => {
    const body = JSON.stringify({ manifest: object });
    return problemOf(await request(BATCHES, { token, type: 'application/json', body }));
  };

  it('with lines that are none is refused before anything is verified, and the lines are named', async () => {
    await upload(
      'wrong.jsonl',
      `${JSON.stringify(item('1', 'anna'))}\nno json\n${JSON.stringify({ name: '2' })}\n`,
    );
    const problem = await refusal('wrong.jsonl');

    expect(problem.status).toBe(400);
    expect(problem.errors?.map(({ detail }) => detail.slice(0, 7))).toEqual(
      expect.arrayContaining(['Line 2:', 'Line 3:']),
    );
  });

  it('that is missing, empty or names a line twice is refused', async () => {
    await upload('empty.jsonl', '\n');
    await manifest('twice.jsonl', [item('1', 'anna'), item('1', 'bert')]);

    for (const object of ['missing.jsonl', 'empty.jsonl', 'twice.jsonl', '../other-bank/manifest.jsonl']) {
      expect((await refusal(object)).status).toBe(400);
    }
  });
});

describe('a batch that failed', () => {
  it('is taken up where it failed, and verifies nothing twice', async () => {
    await manifest('broken.jsonl', [item('1', 'anna'), item('2', 'bert')]);
    const spoiled = withPrefix(await rowsOf(`T#${TENANT}#S#bert`), 'EMB#')[0];
    const TableName = deployedStack().deployment.TableName;
    const Key = { PK: spoiled?.['PK'], SK: spoiled?.['SK'] };
    const put = (embedding: unknown) =>
      table().send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression: 'SET embedding = :embedding',
          ExpressionAttributeValues: { ':embedding': embedding },
        }),
      );
    await put('spoiled');
    const before = withPrefix(await rowsOf(`T#${TENANT}#S#anna`), 'VER#').length;

    const { id } = await start('broken.jsonl');
    expect(await untilEnded(id)).toMatchObject({ status: 'failed', waiting: 2 });
    await put(spoiled?.['embedding']);
    const resumed = await ask(
      ['POST', `${BATCHES}/${id}/resumption`],
      { token, status: 202 },
      batchAnswerSchema,
    );
    const ended = await untilEnded(resumed.id);

    expect(ended).toMatchObject({ status: 'finished', waiting: 0 });
    expect(await resultsOf(ended)).toHaveLength(2);
    const after = withPrefix(await rowsOf(`T#${TENANT}#S#anna`), 'VER#').length;
    expect(after - before).toBe(1);
  });

  it('and one that has not cannot be resumed', async () => {
    const { batches } = await ask(['GET', BATCHES], { token }, batchListSchema);
    const finished = batches.find(({ status }) => status === 'finished');
    const path = `${BATCHES}/${finished?.id}/resumption`;

    expect(await ask(['POST', path], { token, status: 409 }, problemCode)).toBe('batch-not-failed');
  });
});

describe('another tenant', () => {
  it('sees no batch, no manifest and no picture of this one', async () => {
    const foreign = await tokenFor({ tenant: 'curious-bank' });
    const [known] = (await ask(['GET', BATCHES], { token }, batchListSchema)).batches;
    const path = `${BATCHES}/${known?.id}`;

    expect(await ask(['GET', path], { token: foreign, status: 404 }, problemCode)).toBe('batch-unknown');
    expect(await ask(['POST', `${path}/resumption`], { token: foreign, status: 404 }, problemCode)).toBe(
      'batch-unknown',
    );
    expect((await ask(['GET', BATCHES], { token: foreign }, batchListSchema)).batches).toEqual([]);
    const body = { manifest: 'october.jsonl' };
    expect(await ask(['POST', BATCHES], { token: foreign, status: 400, body }, problemCode)).toBe(
      'request-invalid',
    );
  });

  it('nor does a token without the scope', async () => {
    const clerk = await tokenFor({ tenant: TENANT, scopes: ['enroll'] });
    expect(await ask(['GET', BATCHES], { token: clerk, status: 403 }, problemCode)).toBe('scope-missing');
  });
});
