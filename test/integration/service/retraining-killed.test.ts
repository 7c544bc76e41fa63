import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ulid } from 'ulidx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ModelVersion, tenantIdSchema } from '#core/ids.ts';
import { ModelSwitch } from '#lambdas/stores/models/model-switch.ts';
import { type RetrainingId, retrainingIdSchema } from '#lambdas/stores/retraining/retraining-row.ts';
import { RetrainingStore } from '#lambdas/stores/retraining/retraining-store.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { rollBackModel } from '#lambdas/use-cases/models/promote-model.ts';
import { ROOT } from '#local/setup/checkout.mjs';
import { awsEnvironment } from '#local/stack/aws-access.ts';
import { Random } from '#training/random/random.ts';
import { enrollMany, eraseMany } from './support/retraining/enroll-many.ts';
import { uploadShippedAs } from './support/retraining/training-machine.ts';
import { deployedStack } from './support/stack.ts';
import { table } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

/** Times that the steps are killed; `npm run proof:retraining` does it much more often. */
const KILLS = Number(process.env['COUNTERSIGN_KILLS'] ?? 4);
const SEED = process.env['COUNTERSIGN_KILL_SEED'] ?? '90210';
const TENANT = tenantIdSchema.parse('interrupted-bank');
const SUBJECTS = 4;
const STEPS = join(ROOT, 'test/integration/service/support/retraining/run-steps.ts');

interface Candidate {
  readonly retraining: RetrainingId;
  readonly candidate: ModelVersion;
}

let shipped: ModelVersion;
let keys: SubjectKey[];

beforeAll(async () => {
  shipped = (await deployedStores().registry.active()).modelVersion;
  keys = await enrollMany(TENANT, SUBJECTS, { trainingConsent: false });
});

afterAll(() => eraseMany(keys));

/** A candidate that has passed the gate. */
async function gated(name: string): Promise<Candidate> {
  const { publisher } = deployedStores();
  const at = new Date();
  const { candidate, manifestSha256 } = await uploadShippedAs(name);
  await publisher.register({ modelVersion: candidate, manifestSha256 }, 'test', at);
  const retraining = retrainingIdSchema.parse(ulid());
  const moment = at.toISOString();
  await new RetrainingStore(table(), deployedStack().deployment.TableName).begin({
    retraining,
    status: 'running',
    step: 'reembed',
    startedAt: moment,
    updatedAt: moment,
    startedBy: 'test',
    active: shipped,
  });
  return { retraining, candidate };
}

const momentsSchema = z.object({ beforePromotion: z.int(), all: z.int() });

/**
 * Embeds the references and promotes the candidate, in a process of its own that dies at a moment.
 *
 * @returns how many moments there were; undefined when it died
 */
async function runSteps(
  { retraining, candidate }: Candidate,
  killAt?: number,
): Promise<z.infer<typeof momentsSchema> | undefined> {
  const { endpoint, deployment } = deployedStack();
  const input = JSON.stringify({ retraining, candidate, active: shipped });
  const child = spawn(process.execPath, [STEPS, input], {
    env: {
      ...awsEnvironment(endpoint),
      TABLE_NAME: deployment.TableName,
      IMAGES_BUCKET: deployment.ImagesBucket,
      MODELS_BUCKET: deployment.ModelsBucket,
      DATA_SETS_BUCKET: deployment.DataSetsBucket,
      ...(killAt !== undefined && { COUNTERSIGN_TEST_KILL_AT: String(killAt) }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code, signal] = await ended;
  if (signal === 'SIGKILL') return undefined;
  if (code !== 0) throw new Error(complained);
  return momentsSchema.parse(JSON.parse(said));
}

const active = async (): Promise<ModelVersion> => (await deployedStores().registry.active()).modelVersion;

async function embeddedBy(version: ModelVersion): Promise<number[]> {
  const { references } = deployedStores();
  return Promise.all(keys.map(async (key) => (await references.embedded(key, version)).length));
}

/** Back to the shipped model, without a trace of the candidate's embeddings. */
async function undo(candidate: ModelVersion): Promise<void> {
  const { registry, references } = deployedStores();
  const pointer = new ModelSwitch(table(), deployedStack().deployment.TableName);
  await rollBackModel({ registry, pointer }, { by: 'test', at: new Date() });
  await references.removeEmbeddings(candidate);
}

describe(`the last steps of a retraining, killed ${KILLS} times at random moments`, () => {
  it('leave the old model or the new one, and a second start finishes', async () => {
    const random = new Random(SEED);
    const unbroken = await gated('unbroken');
    const { beforePromotion, all } = momentsSchema.parse(await runSteps(unbroken));
    expect(beforePromotion).toBeGreaterThan(50);
    expect(all).toBeGreaterThan(beforePromotion + 5);
    await undo(unbroken.candidate);

    let timesKilled = 0;
    for (let i = 0; i < KILLS; i++) {
      const candidate = await gated(`killed-${i}`);
      // By turns while references are embedded, and from when they are on.
      const killAt =
        i % 2 === 0
          ? 1 + random.integer(beforePromotion)
          : beforePromotion + 1 + random.integer(all - beforePromotion);
      if ((await runSteps(candidate, killAt)) === undefined) timesKilled++;
      const answering = await active();
      expect([shipped, candidate.candidate]).toContain(answering);
      if (answering === candidate.candidate) expect(await embeddedBy(answering)).toEqual(keys.map(() => 5));

      expect(await runSteps(candidate)).toBeDefined();
      expect(await active()).toBe(candidate.candidate);
      expect(await embeddedBy(candidate.candidate)).toEqual(keys.map(() => 5));
      await undo(candidate.candidate);
    }
    // Requests that are answered by chance in another order may make the last moments never come.
    expect(timesKilled).toBeGreaterThan(0.9 * KILLS - 1);
    console.log(`killed ${timesKilled} times`);
  }, 3_600_000);
});
