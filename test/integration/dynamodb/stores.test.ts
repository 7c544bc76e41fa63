import { randomBytes } from 'node:crypto';
import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulidx';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type ModelVersion,
  modelVersionSchema,
  referenceIdSchema,
  subjectIdSchema,
  tenantIdSchema,
  verificationIdSchema,
} from '#core/ids.ts';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { ActiveModelChangedError } from '#lambdas/errors/registry-errors.ts';
import { SubjectChangedError, SubjectUnknownError } from '#lambdas/errors/subject-errors.ts';
import { bucketClient } from '#lambdas/stores/clients.ts';
import type { ModelPointer } from '#lambdas/stores/models/model-pointer.ts';
import { ModelPublisher } from '#lambdas/stores/models/model-publisher.ts';
import { ModelRegistry } from '#lambdas/stores/models/model-registry.ts';
import { ModelSwitch } from '#lambdas/stores/models/model-switch.ts';
import { EmbeddingList, type ListedEmbedding } from '#lambdas/stores/references/embedding-list.ts';
import type { NewReference } from '#lambdas/stores/references/reference-row.ts';
import { ReferenceStore } from '#lambdas/stores/references/reference-store.ts';
import { type SubjectKey, subjectPartition, verificationRow } from '#lambdas/stores/rows/keys.ts';
import { ErasureStore } from '#lambdas/stores/subjects/erasure-store.ts';
import { SubjectStore } from '#lambdas/stores/subjects/subject-store.ts';
import { VerificationStore } from '#lambdas/stores/verifications/verification-store.ts';
import { rollBackModel } from '#lambdas/use-cases/models/promote-model.ts';
import { anotherClient, newTable, type TestTable } from './support/table.ts';

const MODEL = modelVersionSchema.parse('test-1');
const NEXT_MODEL = modelVersionSchema.parse('test-2');
const MEBIBYTE = 1024 * 1024;
/** DynamoDB's limits: bytes of one item, bytes of one page of a query, writes of one transaction. */
const ITEM_BYTES = 400 * 1024;
const PAGE_BYTES = MEBIBYTE;
const TRANSACTION_WRITES = 100;
const NOW = new Date('2030-01-01T00:00:00Z');
/** 30 days later, in seconds since 1970. */
const EXPIRES = NOW.getTime() / 1000 + 30 * 86_400;

const missing = inject('dynamodb') === undefined;
const where = missing ? 'not run, because this machine has no Java or no Maven' : 'in DynamoDB Local';

describe.skipIf(missing)(`the stores, ${where}`, () => {
  let table: TestTable;
  let subjects: SubjectStore;
  let references: ReferenceStore;
  let erasures: ErasureStore;
  let verifications: VerificationStore;

  beforeAll(async () => {
    table = await newTable('stores');
    const { client, name } = table;
    subjects = new SubjectStore(client, name);
    references = new ReferenceStore(client, name);
    erasures = new ErasureStore(client, name);
    verifications = new VerificationStore(client, name);
  });

  const keyOf = (subject: string): SubjectKey => ({
    tenant: tenantIdSchema.parse('bank'),
    subject: subjectIdSchema.parse(subject),
  });

  const reference = (values = 4): NewReference => ({
    id: referenceIdSchema.parse(ulid()),
    embedding: Float32Array.from({ length: values }, (_, i) => i / values),
    imageSha256: 'a'.repeat(64),
    copyDescriptor: new Uint8Array(4),
    findings: [],
    storedImage: { object: 'bank/x', version: '1' },
  });

  async function enroll(key: SubjectKey, added: readonly NewReference[]): Promise<void> {
    const subject = await subjects.find(key);
    await references.enroll(key, { references: added, modelVersion: MODEL, subject, by: 'test', at: NOW });
  }

  const incarnationOf = async (key: SubjectKey) => (await subjects.find(key))?.incarnation ?? '';

  const record = (key: SubjectKey, incarnation: string, id = ulid()) =>
    verifications.record(key, incarnation, {
      verificationId: verificationIdSchema.parse(id),
      subject: key.subject,
      at: NOW.toISOString(),
      by: 'test',
      modelVersion: MODEL,
      policy: DEFAULT_POLICY,
      imageSha256: 'a'.repeat(64),
      decision: 'accept',
      reason: 'evidence',
      thresholds: { accept: 0.8, review: 0.2 },
      score: 0.9,
      references: [],
      findings: [],
      embeddedOnTheWay: 0,
      expiresAt: EXPIRES,
    });

  it('of two enrollments that read the same subject, one is written whole and the other not at all', async () => {
    const key = keyOf('raced');
    await enroll(key, [reference()]);
    const subject = await subjects.find(key);
    const attempts = [[reference()], [reference(), reference()]].map((added) =>
      references.enroll(key, { references: added, modelVersion: MODEL, subject, by: 'test', at: NOW }),
    );

    const outcomes = await Promise.allSettled(attempts);

    const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failures.map(({ reason }) => reason)).toEqual([expect.any(SubjectChangedError)]);
    const count = (await subjects.find(key))?.referenceCount;
    expect(await references.embedded(key, MODEL)).toHaveLength(count ?? 0);
  });

  it('an embedding comes back bit by bit', async () => {
    const key = keyOf('exact');
    const added = { ...reference(), embedding: Float32Array.of(0.1, -0, 1e-38, Math.fround(1 / 3)) };
    await enroll(key, [added]);

    expect(await references.embedded(key, MODEL)).toEqual([{ id: added.id, embedding: added.embedding }]);
  });

  it('a tenant lists its embeddings by one model, over pages, since a moment', async () => {
    const tenant = tenantIdSchema.parse('listing-bank');
    const keys = ['anna', 'bert'].map((subject) => ({ tenant, subject: subjectIdSchema.parse(subject) }));
    const values = Math.ceil(PAGE_BYTES / 6 / Float32Array.BYTES_PER_ELEMENT);
    const added = Array.from({ length: 5 }, () => reference(values));
    for (const key of keys)
      await enroll(
        key,
        added.map((one) => ({ ...one, id: reference().id })),
      );
    const between = new Date();
    while (Date.now() <= between.getTime());
    await enroll({ tenant, subject: subjectIdSchema.parse('cleo') }, [reference()]);

    const list = new EmbeddingList(table.client, table.name);
    const since = async (moment: Date, of = tenant, model = MODEL) => {
      const pages: ListedEmbedding[][] = [];
      for await (const page of list.since(of, model, moment)) pages.push(page);
      const found = pages.flat();
      return { pages: pages.length, subjects: found.map(({ subject }) => subject), found };
    };

    const all = await since(new Date(0));
    expect(all.pages).toBeGreaterThan(1);
    expect(all.subjects).toEqual([...Array(5).fill('anna'), ...Array(5).fill('bert'), 'cleo']);
    expect(all.found[0]?.embedding).toEqual(added[0]?.embedding);
    expect((await since(new Date(between.getTime() + 1))).subjects).toEqual(['cleo']);
    expect((await since(new Date(0), tenantIdSchema.parse('other-bank'))).found).toEqual([]);
    expect((await since(new Date(0), tenant, modelVersionSchema.parse('test-2'))).found).toEqual([]);
  });

  it('an embedding that is added while its reference is removed goes with it', async () => {
    const key = keyOf('reembedded');
    const [removed, stays] = [reference(), reference()];
    await enroll(key, [removed, stays]);
    const subject = await subjects.find(key);
    const row = await references.find(key, removed.id);
    if (subject === undefined || row === undefined) throw new Error('Nothing was enrolled.');
    const client = anotherClient();
    let isFirst = true;
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (request) => {
          if (commandName === 'TransactWriteItemsCommand' && isFirst) {
            isFirst = false;
            const added = { id: removed.id, embedding: Float32Array.of(1), modelVersion: NEXT_MODEL };
            await references.addEmbedding(key, subject, added);
          }
          return next(request);
        },
      { step: 'initialize' },
    );

    const overtaken = new ReferenceStore(client, table.name);
    await overtaken.remove(key, subject, row, NOW);
    expect([...(await references.modelVersions(key)).keys()]).toContain(removed.id);
    await overtaken.forgetEmbeddings(key, removed.id);

    expect([...(await references.modelVersions(key)).entries()]).toEqual([[stays.id, [MODEL]]]);
  });

  it('an item beyond the limit is refused, and nothing of its transaction is written', async () => {
    const key = keyOf('huge');
    const floats = ITEM_BYTES / Float32Array.BYTES_PER_ELEMENT;

    await expect(enroll(key, [reference(), reference(floats)])).rejects.toThrow();

    expect(await subjects.find(key)).toBeUndefined();
    expect(await references.embedded(key, MODEL)).toEqual([]);
  });

  it('a verification of a subject that is being erased leaves no record', async () => {
    const key = keyOf('leaving');
    await enroll(key, [reference()]);
    await subjects.beginErasure(key, NOW);

    await expect(record(key, await incarnationOf(key))).rejects.toThrow(SubjectUnknownError);
    await erasures.removeRows(key);
    await erasures.noteImages(key, 0);
    expect(await erasures.removed(key)).toMatchObject({ references: 1, verifications: 0 });
  });

  it('a record expires by the attribute that the table is told of, in whole seconds', async () => {
    const key = keyOf('expiring');
    await enroll(key, [reference()]);
    const id = ulid();
    await record(key, await incarnationOf(key), id);

    const { TimeToLiveDescription } = await table.client.send(
      new DescribeTimeToLiveCommand({ TableName: table.name }),
    );
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'PK = :subject AND SK = :record',
        ExpressionAttributeValues: {
          ':subject': subjectPartition(key),
          ':record': verificationRow(verificationIdSchema.parse(id)),
        },
      }),
    );
    expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED' });
    expect(Items[0]?.[TimeToLiveDescription?.AttributeName ?? '']).toBe(EXPIRES);
  });

  it('an erasure removes more rows than a page and a transaction hold', async () => {
    const key = keyOf('long-known');
    await enroll(key, [reference()]);
    const rows = TRANSACTION_WRITES + 20;
    const padding = randomBytes(Math.ceil((2 * PAGE_BYTES) / rows));
    for (let row = 0; row < rows; row++) {
      const SK = verificationRow(verificationIdSchema.parse(ulid()));
      await table.client.send(
        new PutCommand({ TableName: table.name, Item: { PK: subjectPartition(key), SK, padding } }),
      );
    }
    await subjects.beginErasure(key, NOW);

    await erasures.removeRows(key);
    await erasures.noteImages(key, 0);

    const removed = await erasures.removed(key);
    expect(removed).toMatchObject({ references: 1, embeddings: 1, verifications: rows });
    const finish = () =>
      erasures.finish(key, {
        receipt: ulid(),
        subjectSha256: 'a'.repeat(64),
        sha256: 'b'.repeat(64),
        erasedAt: NOW.toISOString(),
        by: 'test',
        removed,
      });
    await finish();
    await expect(finish()).rejects.toThrow(SubjectUnknownError);
    expect(await subjects.find(key)).toBeUndefined();
  });

  it('of many that move the pointer from where they saw it, one does', async () => {
    const publisher = new ModelPublisher(
      table.client,
      table.name,
      bucketClient({ region: 'us-east-1' }),
      'models',
    );
    const first = { modelVersion: MODEL, manifestSha256: 'a' };
    await publisher.register(first, 'test', NOW);
    await publisher.activate(first, undefined, 'test', NOW);

    const candidates = Array.from({ length: 20 }, (_, i) => modelVersionSchema.parse(`candidate-${i}`));
    for (const modelVersion of candidates)
      await publisher.register({ modelVersion, manifestSha256: 'b' }, 'test', NOW);
    const outcomes = await Promise.allSettled(
      candidates.map((modelVersion) =>
        publisher.activate({ modelVersion, manifestSha256: 'b' }, MODEL, 'test', NOW),
      ),
    );

    const winners = candidates.filter((_, i) => outcomes[i]?.status === 'fulfilled');
    expect(winners).toEqual([await publisher.activeVersion()]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ActiveModelChangedError);
    }
  });

  it('goes back to the very first model, which nobody ever embedded references for by hand', async () => {
    const { client, name } = await newTable('first-model');
    const buckets = bucketClient({ region: 'us-east-1' });
    const publisher = new ModelPublisher(client, name, buckets, 'models');
    const registry = new ModelRegistry(client, name, buckets, 'models');
    const pointer = new ModelSwitch(client, name);
    const second = modelVersionSchema.parse('test-2');
    for (const [modelVersion, before] of [[MODEL, undefined] as const, [second, MODEL] as const]) {
      const to = { modelVersion, manifestSha256: 'a' };
      await publisher.register(to, 'test', NOW);
      await publisher.activate(to, before, 'test', NOW);
    }

    expect(await rollBackModel({ registry, pointer }, { by: 'test', at: NOW })).toEqual({ active: MODEL });
    expect(await publisher.activeVersion()).toBe(MODEL);
  });

  it('a rollback goes back only where the pointer said when it was read', async () => {
    const { client, name } = await newTable('rollbacks');
    const publisher = new ModelPublisher(client, name, bucketClient({ region: 'us-east-1' }), 'models');
    const [first, second, third] = ['1', '2', '3'].map((number) => ({
      modelVersion: modelVersionSchema.parse(`rolled-${number}`),
      manifestSha256: number,
    }));
    if (first === undefined || second === undefined || third === undefined) throw new Error('No models.');
    let before: ModelVersion | undefined;
    for (const to of [first, second, third, second]) {
      await publisher.register(to, 'test', NOW);
      await publisher.activate(to, before, 'test', NOW);
      before = to.modelVersion;
    }
    const from = second.modelVersion;
    const back = (to: ModelPointer) =>
      new ModelSwitch(client, name).move({
        to,
        from,
        goingBackTo: to.modelVersion,
        previous: undefined,
        by: 'test',
        at: NOW,
      });

    // Whoever read the pointer when the second model had replaced the first.
    await expect(back(first)).rejects.toThrow(ActiveModelChangedError);
    expect(await publisher.activeVersion()).toBe(from);
    await back(third);
    expect(await publisher.activeVersion()).toBe(third.modelVersion);
  });
});
