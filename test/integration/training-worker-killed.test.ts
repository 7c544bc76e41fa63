import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArtefact, sha256 } from '#core/model/artefact.ts';
import { type BucketObject, resultKey, type TrainJob, trainedSchema } from '#core/retraining/job.ts';
import { Random } from '#training/random/random.ts';
import { BUCKETS, type LocalCloud, startLocalCloud } from './support/local-cloud.ts';
import { listObjects, readJsonObject, readObject } from './support/local-objects.ts';
import { putSnapshot } from './support/local-snapshot.ts';
import { startWorker } from './support/worker-process.ts';

/** Times that a training machine is killed. */
const KILLS = Number(process.env['COUNTERSIGN_WORKER_KILLS'] ?? 0);
/** One job after another outlives so many machines. */
const KILLS_OF_A_JOB = 4;
const SEED = process.env['COUNTERSIGN_KILL_SEED'] ?? '90210';
const BRIEF = {
  data: [],
  input: { width: 48, height: 32 },
  network: { embeddingSize: 8, filters: [4, 8] },
  batch: { classes: 6, samples: 2 },
  steps: 20,
  checkpointEvery: 5,
  validateEvery: 10,
};
const KILL_AT_MOMENT = join(import.meta.dirname, 'support/kill-at-moment.ts');

const how = KILLS === 0 ? 'not run, because `npm run proof:retraining` does' : `${KILLS} times over`;

describe.skipIf(KILLS === 0)(`a training machine that is killed at any moment, ${how}`, () => {
  let cloud: LocalCloud;
  let snapshot: BucketObject;
  let work: string;

  beforeAll(async () => {
    cloud = await startLocalCloud();
    work = await mkdtemp(join(tmpdir(), 'countersign-worker-'));
    snapshot = await putSnapshot(cloud);
  });
  afterAll(async () => {
    await cloud.stop();
    await rm(work, { recursive: true, force: true });
  });

  /** Does a job in a process that dies at a moment. @returns its status or signal, and how many moments there were */
  async function doJob(retraining: string, seed: number, killAt?: number) {
    const job: TrainJob = { kind: 'train', retraining, snapshot, ...BUCKETS, config: { ...BRIEF, seed } };
    const worker = startWorker(cloud.endpoint, ['--job', '--work', work], {
      COUNTERSIGN_JOB: JSON.stringify(job),
      NODE_OPTIONS: `--import=${KILL_AT_MOMENT}`,
      ...(killAt !== undefined && { COUNTERSIGN_TEST_KILL_AT: String(killAt) }),
    });
    return { ended: await worker.ended, output: worker.output };
  }

  const result = (retraining: string) =>
    readJsonObject(cloud, BUCKETS.dataSetsBucket, resultKey({ retraining, kind: 'train' }));

  /** Every version of which there is a manifest is whole. */
  async function checkModels(): Promise<void> {
    const objects = await listObjects(cloud, BUCKETS.modelsBucket, 'models/');
    for (const manifest of objects.filter((object) => object.endsWith('/manifest.json'))) {
      const folder = manifest.slice(0, -'manifest.json'.length);
      await openArtefact(
        async (file) =>
          (await readObject(cloud, BUCKETS.modelsBucket, `${folder}${file}`)) ?? new Uint8Array(),
      );
    }
  }

  it('leaves nothing or a whole model, and the next machine finishes', async () => {
    const random = new Random(`worker ${SEED}`);
    const unbroken = await doJob('unbroken', 1);
    expect(unbroken.ended, unbroken.output()).toBe(0);
    const moments = Number(/"moments":(\d+)/.exec(unbroken.output())?.[1]);
    expect(moments).toBeGreaterThan(100);

    let timesKilled = 0;
    for (let i = 0; i < KILLS; i += KILLS_OF_A_JOB) {
      const name = `killed-${i}`;
      for (let j = i; j < Math.min(i + KILLS_OF_A_JOB, KILLS); j++) {
        const killed = await doJob(name, i, 1 + random.integer(moments));
        if (killed.ended === 'SIGKILL') timesKilled++;
        await checkModels();
      }
      const next = await doJob(name, i);
      expect(next.ended, next.output()).toBe(0);
      const { candidate, manifestSha256 } = trainedSchema.parse(await result(name));
      const manifest = await readObject(cloud, BUCKETS.modelsBucket, `models/${candidate}/manifest.json`);
      expect(sha256(manifest ?? new Uint8Array())).toBe(manifestSha256);
      await checkModels();
      expect((await readdir(work)).filter((entry) => entry.startsWith('job-'))).toEqual([]);
    }
    // A job that has come far has fewer moments left than it was drawn from.
    expect(timesKilled).toBeGreaterThan(0.6 * KILLS - 1);
    console.log(`killed ${timesKilled} times`);
  }, 3_600_000);
});
