import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelVersion, tenantIdSchema } from '#core/ids.ts';
import { type RetrainingAnswer, retrainingAnswerSchema } from '#lambdas/api/schemas/retraining.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { PRIVATE, ROOT } from '#local/setup/checkout.mjs';
import { awsEnvironment } from '#local/stack/aws-access.ts';
import { ask } from './support/json-api.ts';
import { enrollMany, eraseMany } from './support/retraining/enroll-many.ts';
import { endOf, executionOf } from './support/retraining/executions.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { deployedStores } from './support/stores.ts';

const TENANT = tenantIdSchema.parse('training-bank');
const SUBJECTS = 8;
/** So short that it proves that everything fits together, and nothing about the model. */
const BRIEF = { steps: 4, checkpointEvery: 2, data: [{ source: 'synthetic:40' }] };
/** Jobs of one retraining: training and measuring. */
const JOBS = 2;
const POLL_MILLISECONDS = 250;
/** Kept from one emulator to the next: all that a machine leaves there is prepared synthetic people. */
const WORK = join(PRIVATE, 'test-training-machine');

let keys: SubjectKey[];
let shipped: ModelVersion;
let token: string;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  shipped = (await deployedStores().registry.active()).modelVersion;
  keys = await enrollMany(TENANT, SUBJECTS, { trainingConsent: true });
});

afterAll(async () => {
  const { registry, publisher } = deployedStores();
  const { modelVersion } = await registry.active();
  await publisher.activate(await registry.published(shipped), modelVersion, 'test', new Date());
  await eraseMany(keys);
});

/** A machine that does one job of the queue; answers what it said where it failed, or nothing. */
async function doOneJob(): Promise<string> {
  const { endpoint, deployment } = deployedStack();
  const queue = deployment.TrainingQueueUrl ?? '';
  const worker = ['cli/main.ts', 'worker', '--queue', queue, '--once', '--work', WORK];
  const child = spawn(process.execPath, worker, {
    cwd: ROOT,
    env: { ...process.env, ...awsEnvironment(endpoint) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = await text(child.stdout);
  const [code] = await ended;
  return code === 0 ? '' : said;
}

async function retraining(method: 'GET' | 'POST', path: string, body?: object): Promise<RetrainingAnswer> {
  const status = method === 'POST' ? 202 : 200;
  return ask(
    [method, `/v1/retrainings${path}`],
    { token, status, ...(body !== undefined && { body }) },
    retrainingAnswerSchema,
  );
}

it('a machine trains and measures a model, and the gate decides by what it measured', async () => {
  const { id } = await retraining('POST', '', { config: BRIEF });

  const phases = new Set<string | undefined>();
  for (let job = 0; job < JOBS; job++) {
    const work = { isDone: false };
    const done = doOneJob().finally(() => {
      work.isDone = true;
    });
    while (!work.isDone) {
      phases.add((await retraining('GET', `/${id}`)).progress?.phase);
      await sleep(POLL_MILLISECONDS);
    }
    expect(await done).toBe('');
  }
  expect([...phases]).toEqual(expect.arrayContaining(['preparing signatures', 'measuring']));

  expect((await endOf(executionOf(id))).status).toBe('SUCCEEDED');
  const { status, candidate, metrics, verdict } = await retraining('GET', `/${id}`);
  expect(status).toBe(verdict?.passed ? 'promoted' : 'refused');
  expect(metrics?.candidate.modelVersion).toBe(candidate);
  expect(metrics?.active.modelVersion).toBe(shipped);
  expect(metrics?.candidate.rates.length).toBeGreaterThan(2);
  const { modelVersion } = await deployedStores().registry.active();
  expect(modelVersion).toBe(verdict?.passed ? candidate : shipped);
}, 900_000);
