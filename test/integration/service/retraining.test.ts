import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelVersion, modelVersionSchema, tenantIdSchema } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import { trainingSnapshotSchema } from '#core/retraining/snapshot.ts';
import { pointerAnswerSchema } from '#lambdas/api/schemas/model.ts';
import { type RetrainingAnswer, retrainingAnswerSchema } from '#lambdas/api/schemas/retraining.ts';
import { JsonStore } from '#lambdas/stores/objects/json-store.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { request } from './support/http.ts';
import { ask, base64, problemCode } from './support/json-api.ts';
import { person } from './support/people.ts';
import { enrollMany, eraseMany } from './support/retraining/enroll-many.ts';
import {
  endOf,
  executionOf,
  scheduledInput,
  startExecution,
  stopExecution,
} from './support/retraining/executions.ts';
import { type Behavior, uploadShippedAs, workUntil } from './support/retraining/training-machine.ts';
import { verifySteadily } from './support/retraining/verify-steadily.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { buckets } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

const TENANT = tenantIdSchema.parse('learning-bank');
const OTHER = tenantIdSchema.parse('private-bank');
const SUBJECTS = 90;
const OTHERS = 10;

let token: string;
let shipped: ModelVersion;
let keys: SubjectKey[];
let others: SubjectKey[];
let query: Uint8Array;

/** Asks the API as an administrator. */
const admin = <Schema extends z.ZodType>(
  method: string,
  path: string,
  schema: Schema,
  { body, status = 200 }: { body?: object; status?: number } = {},
) => ask([method, path], { token, status, ...(body !== undefined && { body }) }, schema);

const show = (id: string) => admin('GET', `/v1/retrainings/${id}`, retrainingAnswerSchema);
const latest = async (): Promise<RetrainingAnswer> => {
  const list = z.object({ retrainings: z.array(z.object({ id: z.string() })) });
  const { retrainings } = await admin('GET', '/v1/retrainings?limit=1', list);
  return show(retrainings[0]?.id ?? '');
};
const start = (body: object, status = 202) =>
  admin('POST', '/v1/retrainings', retrainingAnswerSchema, { body, status });

/** Runs `whole` while a training machine works. */
async function withMachine<Result>(behavior: Behavior, whole: () => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const work = workUntil(stop.signal, behavior);
  try {
    return await whole();
  } finally {
    stop.abort();
    await work;
  }
}

/** Puts a data set of one writer into the bucket. */
async function uploadDataSet(): Promise<void> {
  const { DataSetsBucket } = deployedStack().deployment;
  const set = new JsonStore(buckets(), DataSetsBucket);
  await set.write('sets/bench/set.json', {
    name: 'bench',
    terms: 'made for a test',
    use: 'benchmark',
    writers: [{ writer: 'one', images: [{ label: 'genuine', path: 'one/1.png', sha256: sha256(query) }] }],
  });
}

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  shipped = (await deployedStores().registry.active()).modelVersion;
  query = (await person(0)).genuine[5] ?? new Uint8Array();
  await uploadDataSet();
  keys = await enrollMany(TENANT, SUBJECTS, { trainingConsent: true });
  others = await enrollMany(OTHER, OTHERS, { trainingConsent: false });
  const images = (await person(0)).genuine.slice(0, 4).map(base64);
  await admin('POST', '/v1/subjects/watched/references', z.unknown(), { body: { images }, status: 201 });
});

/** Other tests count on the shipped model, and need not embed our people. */
afterAll(async () => {
  const { registry, publisher } = deployedStores();
  const { modelVersion } = await registry.active();
  await publisher.activate(await registry.published(shipped), modelVersion, 'test', new Date());
  await eraseMany([...keys, ...others]);
});

async function embeddedBy(version: ModelVersion): Promise<number[]> {
  const { references } = deployedStores();
  const counts: number[] = [];
  for (const key of [...keys, ...others]) counts.push((await references.embedded(key, version)).length);
  return counts;
}

describe('a retraining that the schedule starts', () => {
  const candidate = modelVersionSchema.parse('retrained-1');

  it('goes from signatures to a promoted model, while a client verifies all the time', async () => {
    const stop = new AbortController();
    const client = verifySteadily(stop.signal, { tenant: TENANT, subject: 'watched', query }, (answer) => {
      if (answer.modelVersion === candidate) stop.abort();
    });

    const execution = await withMachine({ candidate }, async () =>
      endOf(await startExecution(await scheduledInput())),
    );

    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    const answers = await client;
    const versions = answers.map(({ modelVersion }) => modelVersion);
    expect(new Set(versions)).toEqual(new Set([shipped, candidate]));
    // First the old one, then the new one, and never the old one again.
    expect(versions.lastIndexOf(shipped)).toBeLessThan(versions.indexOf(candidate));
    for (const { references } of answers) expect(references).toHaveLength(4);

    const retraining = await latest();
    expect(retraining).toMatchObject({
      status: 'promoted',
      startedBy: 'schedule',
      active: shipped,
      candidate,
      verdict: { passed: true, refusals: [] },
      reembedding: { unreadable: 0 },
    });
    expect(retraining.reembedding?.embedded).toBeGreaterThanOrEqual((SUBJECTS + OTHERS) * 5);
    expect(new Set(await embeddedBy(candidate))).toEqual(new Set([5]));
  });

  it('has learned from whoever consents, by names that nobody knows, and from the data sets', async () => {
    const { id } = await latest();
    const { DataSetsBucket } = deployedStack().deployment;
    const bucket = new JsonStore(buckets(), DataSetsBucket);

    const { sets } = await bucket.read(`snapshots/${id}.json`, trainingSnapshotSchema);

    expect(sets.map(({ name, use }) => `${name}: ${use}`)).toEqual(['bench: benchmark', 'enrolled: train']);
    const [, enrolled] = sets;
    const ours = enrolled?.writers.filter(({ images }) => images[0]?.object.startsWith(`${TENANT}/`));
    expect(ours).toHaveLength(SUBJECTS);
    expect(JSON.stringify(sets)).not.toContain(OTHER);
    for (const { writer } of ours ?? []) expect(writer).toMatch(/^[0-9a-f]{32}$/);
  });

  it('leaves no list of people behind', async () => {
    const { id } = await latest();
    const bucket = new JsonStore(buckets(), deployedStack().deployment.DataSetsBucket);

    expect(await bucket.find(`retrainings/${id}/batches/0.json`, z.unknown())).toBeUndefined();
  });

  it('is undone by one request, once, and can be done again', async () => {
    expect(await admin('POST', '/v1/models/rollback', pointerAnswerSchema)).toEqual({ active: shipped });
    expect(await admin('POST', '/v1/models/rollback', problemCode, { status: 409 })).toBe(
      'no-previous-model',
    );

    const promotion = `/v1/models/${candidate}/promotion`;
    expect(await admin('POST', promotion, pointerAnswerSchema)).toEqual({
      active: candidate,
      previous: shipped,
    });
    expect(await admin('POST', promotion, pointerAnswerSchema)).toEqual({
      active: candidate,
      previous: shipped,
    });
    await admin('POST', '/v1/models/rollback', pointerAnswerSchema);
  });
});

describe('a candidate that the gate refuses', () => {
  it('ends the retraining with the reasons, and nothing has changed', async () => {
    const candidate = 'retrained-worse';
    const { id } = await start({});

    const { status } = await withMachine({ candidate, candidateEer: 0.3 }, () => endOf(executionOf(id)));

    expect(status).toBe('SUCCEEDED');
    expect(await show(id)).toMatchObject({
      status: 'refused',
      step: 'gate',
      candidate,
      metrics: { candidate: { rates: [{ eer: 0.3 }] } },
      verdict: { passed: false, refusals: [{ rule: 'eer' }] },
    });
    expect((await deployedStores().registry.active()).modelVersion).toBe(shipped);
    expect(await admin('POST', `/v1/models/${candidate}/promotion`, problemCode, { status: 404 })).toBe(
      'model-unknown',
    );
  });
});

/** Neither the API nor the schedule starts another retraining beside one that has not ended. */
async function nothingElseStarts(id: string): Promise<void> {
  const refusals = Array.from({ length: 3 }, () =>
    admin('POST', '/v1/retrainings', problemCode, { body: {}, status: 409 }),
  );
  expect(await Promise.all(refusals)).toEqual(refusals.map(() => 'retraining-running'));
  const { status, output } = await endOf(await startExecution(await scheduledInput()));
  expect({ status, output: JSON.parse(output) }).toEqual({
    status: 'SUCCEEDED',
    output: { heldBack: true },
  });
  expect((await latest()).id).toBe(id);
}

describe('retrainings that are started at once', () => {
  it('are one, and one that is stopped from outside has failed and makes room for the next', async () => {
    const call = { method: 'POST', type: 'application/json', token, body: '{}' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => request('/v1/retrainings', call)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);

    const { id } = await latest();
    await stopExecution(executionOf(id));
    expect((await endOf(executionOf(id))).status).toBe('ABORTED');
    expect(await show(id)).toMatchObject({ status: 'failed', failure: { error: 'execution-ended' } });

    const next = await start({});
    const stop = `/v1/retrainings/${next.id}/stop`;
    expect(await admin('POST', stop, retrainingAnswerSchema)).toMatchObject({
      status: 'failed',
      failure: { error: 'stopped' },
    });
    expect((await endOf(executionOf(next.id))).status).toBe('ABORTED');
    expect(await admin('POST', stop, problemCode, { status: 409 })).toBe('retraining-over');
  });
});

describe('a retraining that asks a person', () => {
  async function waiting(candidate: string): Promise<string> {
    const { id } = await start({ approval: true });
    await withMachine({ candidate }, async () => {
      while ((await show(id)).status !== 'waiting-for-approval') await sleep(200);
    });
    return id;
  }
  const answer = (id: string, approve: boolean, status = 200) =>
    admin('POST', `/v1/retrainings/${id}/approval`, z.unknown(), {
      body: { approve, reviewer: 'Ada' },
      status,
    });

  it('ends when the person declines, and hears nobody afterwards', async () => {
    const id = await waiting('retrained-declined');
    expect(await show(id)).not.toHaveProperty('approvalToken');
    await nothingElseStarts(id);

    await answer(id, false);

    expect((await endOf(executionOf(id))).status).toBe('SUCCEEDED');
    expect(await show(id)).toMatchObject({ status: 'declined', approval: { reviewer: 'Ada' } });
    await answer(id, true, 409);
    expect((await deployedStores().registry.active()).modelVersion).toBe(shipped);
    const promotion = '/v1/models/retrained-declined/promotion';
    expect(await admin('POST', promotion, problemCode, { status: 409 })).toBe('model-not-ready');
  });

  it('goes on when the person approves', async () => {
    const id = await waiting('retrained-approved');

    await answer(id, true);

    expect((await endOf(executionOf(id))).status).toBe('SUCCEEDED');
    expect(await show(id)).toMatchObject({ status: 'promoted', approval: { approved: true } });
    await admin('POST', '/v1/models/rollback', pointerAnswerSchema);
  });
});

describe('a retraining whose machine fails', () => {
  it('ends as failed with the reason, changes nothing, and can be gone on with', async () => {
    const { id } = await start({});
    const { status } = await withMachine({ candidate: 'never', fails: true }, () => endOf(executionOf(id)));

    expect(status).toBe('FAILED');
    expect(await show(id)).toMatchObject({
      status: 'failed',
      step: 'train',
      failure: { error: 'disk-full', reason: 'No space.' },
    });
    expect((await deployedStores().registry.active()).modelVersion).toBe(shipped);

    const again = await start({ startAt: 'train', of: id });
    const candidate = 'retrained-later';
    const jobs = await withMachine({ candidate }, () => endOf(executionOf(again.id)));
    expect(jobs.status).toBe('SUCCEEDED');
    expect(await show(again.id)).toMatchObject({ status: 'promoted', candidate });
    await admin('POST', '/v1/models/rollback', pointerAnswerSchema);
  });

  it('cannot be gone on with at a step that nothing was done for', async () => {
    const refused = await admin('POST', '/v1/retrainings', problemCode, {
      body: { startAt: 'gate' },
      status: 409,
    });
    expect(refused).toBe('step-not-ready');
  });
});

describe('a published model', () => {
  it('is embedded and promoted without being trained', async () => {
    const { publisher } = deployedStores();
    const { candidate, manifestSha256 } = await uploadShippedAs('brought-along');
    await publisher.register({ modelVersion: candidate, manifestSha256 }, 'test', new Date());

    const { id } = await start({ startAt: 'reembed', model: candidate });

    expect((await endOf(executionOf(id))).status).toBe('SUCCEEDED');
    expect(new Set(await embeddedBy(candidate))).toEqual(new Set([5]));
    await admin('POST', '/v1/models/rollback', pointerAnswerSchema);
  });

  it('shows its error rates with intervals and curves', async () => {
    const curve = z.object({ results: z.array(z.object({ det: z.object({ far: z.array(z.number()) }) })) });
    const { results } = await admin('GET', `/v1/models/${shipped}/evaluation`, curve);

    expect(results.length).toBeGreaterThan(10);
    expect(results[0]?.det.far.length).toBeGreaterThan(10);
  });
});
