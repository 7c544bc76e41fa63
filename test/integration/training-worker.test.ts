import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modelVersionSchema } from '#core/ids.ts';
import { openArtefact, sha256 } from '#core/model/artefact.ts';
import {
  type BucketObject,
  type EvaluateJob,
  evaluatedSchema,
  resultKey,
  type Trained,
  type TrainJob,
  trainedSchema,
} from '#core/retraining/job.ts';
import { jobProgressSchema, progressKey } from '#core/retraining/job-progress.ts';
import { measurementsSchema } from '#core/retraining/measured-model.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { BUCKETS, type LocalCloud, messagesIn, newQueue, startLocalCloud } from './support/local-cloud.ts';
import { listObjects, readJsonObject, readObject } from './support/local-objects.ts';
import { eraseImage, putSnapshot } from './support/local-snapshot.ts';
import { endOf, startWorkflow } from './support/local-workflow.ts';
import { startWorker, type WorkerProcess } from './support/worker-process.ts';

/** A run of seconds: few synthetic people besides those of the snapshot, small pictures, a tiny network. */
const SMALL = {
  data: [{ source: 'synthetic:30' }],
  seed: 17,
  input: { width: 48, height: 32 },
  network: { embeddingSize: 8, filters: [4, 8] },
  batch: { classes: 6, samples: 2 },
  steps: 120,
  checkpointEvery: 5,
  validateEvery: 40,
};
const POLL_MILLISECONDS = 20;

let cloud: LocalCloud;
let snapshot: BucketObject;
/** A run that nothing happens to. */
let unbroken: TrainJob;
/** Where workers work; what they prepared of synthetic people lasts from one to the next. */
let work: string;
const started: WorkerProcess[] = [];

beforeAll(async () => {
  cloud = await startLocalCloud();
  work = await mkdtemp(join(tmpdir(), 'countersign-worker-'));
  snapshot = await putSnapshot(cloud);
  unbroken = trainJob('unbroken');
});
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await cloud.stop();
  await rm(work, { recursive: true, force: true });
});

function trainJob(retraining: string, job: Partial<TrainJob> = {}): TrainJob {
  return { kind: 'train', retraining, snapshot, ...BUCKETS, config: SMALL, ...job };
}

function worker(args: readonly string[], environment: Readonly<Record<string, string>> = {}): WorkerProcess {
  const one = startWorker(cloud.endpoint, args, environment);
  started.push(one);
  return one;
}

const batchJob = (job: TrainJob | EvaluateJob, work: string) =>
  worker(['--job', '--work', work], { COUNTERSIGN_JOB: JSON.stringify(job) });

async function trainedBy(job: TrainJob): Promise<Trained> {
  return trainedSchema.parse(await readJsonObject(cloud, BUCKETS.dataSetsBucket, resultKey(job)));
}

const filesSchema = z.record(z.string(), z.string());

/** sha256 of the files in the copy of a run, by path; none before its first checkpoint. */
async function copiedFiles({ retraining }: TrainJob): Promise<Record<string, string>> {
  const list = await readJsonObject(cloud, BUCKETS.dataSetsBucket, `runs/${retraining}/run/files.json`);
  return filesSchema.parse(list ?? {});
}

/** Waits until so many steps are safe in the bucket. */
async function untilCheckpoint(job: TrainJob, step: number, running: WorkerProcess): Promise<void> {
  const safe = async () =>
    Object.keys(await copiedFiles(job)).some((path) => Number(/step-(\d+)/.exec(path)?.[1]) >= step);
  while (!(await safe())) {
    if (running.child.exitCode !== null) throw new RangeError(running.output());
    await setTimeout(POLL_MILLISECONDS);
  }
}

/** The weights that a run ended with. */
async function lastWeights(job: TrainJob): Promise<string | undefined> {
  return (await copiedFiles(job))[`checkpoints/step-${String(SMALL.steps).padStart(8, '0')}/weights.bin`];
}

describe('a job of AWS Batch', () => {
  it('trains on a snapshot and adds a whole artefact to the models', async () => {
    const running = batchJob(unbroken, work);

    expect(await running.ended, running.output()).toBe(0);
    const { candidate, manifestSha256, missingImages } = await trainedBy(unbroken);
    const read = async (file: string) =>
      (await readObject(cloud, BUCKETS.modelsBucket, `models/${candidate}/${file}`)) ?? new Uint8Array();
    const { manifest } = await openArtefact(read);
    expect(sha256(await read('manifest.json'))).toBe(manifestSha256);
    expect(missingImages).toBe(0);
    expect(manifest.training.sets).toEqual([
      expect.objectContaining({ name: 'synthetic' }),
      expect.objectContaining({ name: 'enrolled', terms: 'made for tests' }),
    ]);
    expect(running.output()).toMatch(/"Namespace":"Countersign".*"TrainingLoss":/);
    expect(await readdir(work)).toEqual(['synthetic']);
    const progress = await readJsonObject(cloud, BUCKETS.dataSetsBucket, progressKey('unbroken'));
    const { steps } = SMALL;
    expect(jobProgressSchema.parse(progress)).toMatchObject({
      job: 'train',
      phase: 'uploading',
      step: steps,
      steps,
    });
  });

  it('ends with the same weights after machines that were taken away', async () => {
    const broken = trainJob('broken');
    const killed = batchJob(broken, work);
    await untilCheckpoint(broken, 5, killed);
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    expect(await lastWeights(broken)).toBeUndefined();

    const elsewhere = await temporaryFolder();
    const asked = batchJob(broken, elsewhere);
    await asked.prints(/"phase":"training"/);
    asked.child.kill('SIGTERM');
    expect(await asked.ended, asked.output()).toBe(143);
    expect(await lastWeights(broken)).toBeUndefined();

    const last = batchJob(broken, work);
    expect(await last.ended, last.output()).toBe(0);
    expect(await lastWeights(broken)).toBe(await lastWeights(unbroken));
    expect(await lastWeights(unbroken)).toBeDefined();
    expect(await readdir(work)).toEqual(['synthetic']);
    expect(await readdir(elsewhere)).toEqual(['synthetic']);
  });

  it('that is done again answers what it answered', async () => {
    const before = await trainedBy(unbroken);
    const again = batchJob(unbroken, work);

    expect(await again.ended, again.output()).toBe(0);
    expect(again.output()).not.toContain('"phase"');
    expect(again.output()).toContain(before.manifestSha256);
  });

  it('that cannot be done says why and ends with a failure', async () => {
    const lost = trainJob('lost', { snapshot: { ...snapshot, key: 'snapshots/none.json' } });
    const failing = batchJob(lost, work);

    expect(await failing.ended).toBe(1);
    expect(failing.output()).toContain('snapshot-unusable');

    const none = worker(['--job'], { COUNTERSIGN_JOB: '{}' });
    expect(await none.ended).toBe(1);
    expect(none.output()).toContain('job-unreadable');
  });
});

describe('a worker of a queue', () => {
  it('trains from the active model and measures both, whatever happens to workers on the way', async () => {
    const { candidate: active } = await trainedBy(unbroken);
    const queue = await newQueue(cloud, 'jobs');
    const take = () => worker(['--queue', queue, '--work', work, '--heartbeat', '5']);
    const job = trainJob('workflow', { from: active });
    await eraseImage(cloud, snapshot);
    const training = await startWorkflow(cloud, queue, job);

    const killed = take();
    await untilCheckpoint(job, 5, killed);
    killed.child.kill('SIGKILL');
    await killed.ended;

    const asked = take();
    await asked.prints(/"phase":"training"/);
    asked.child.kill('SIGTERM');
    expect(await asked.ended, asked.output()).toBe(143);

    const last = take();
    const trained = await endOf(cloud, training);
    expect(trained.status, last.output()).toBe('SUCCEEDED');
    const { candidate, missingImages } = trainedSchema.parse(JSON.parse(trained.output ?? ''));
    expect(candidate).not.toBe(active);
    expect(missingImages).toBe(1);

    const measuring = await startWorkflow(cloud, queue, {
      ...{ kind: 'evaluate', retraining: 'workflow', snapshot, ...BUCKETS },
      ...{ candidate, active },
    });
    const evaluated = await endOf(cloud, measuring);
    expect(evaluated.status, last.output()).toBe('SUCCEEDED');
    const { measurements: place } = evaluatedSchema.parse(JSON.parse(evaluated.output ?? ''));
    expect(place.bucket).toBe(BUCKETS.reportsBucket);
    const measured = measurementsSchema.parse(await readJsonObject(cloud, place.bucket, place.key));
    expect(measured.candidate.modelVersion).toBe(candidate);
    expect(measured.active).toMatchObject({ modelVersion: active, relativeLatency: 1 });
    const comparisons = ({ rates }: typeof measured.active) =>
      rates.map(({ benchmark, group, references, forgery, comparisons: count }) => [
        benchmark,
        group,
        references,
        forgery,
        count,
      ]);
    expect(comparisons(measured.candidate)).toEqual(comparisons(measured.active));
    expect(new Set(measured.active.rates.map(({ benchmark }) => benchmark))).toEqual(
      new Set(['frozen', 'enrolled', 'synthetic']),
    );
    const groups = measured.candidate.rates.flatMap(({ benchmark, group }) =>
      group === undefined ? [] : `${benchmark}, ${group}`,
    );
    expect(new Set(groups)).toEqual(new Set(['frozen, photo', 'frozen, scan']));
    expect(await listObjects(cloud, BUCKETS.reportsBucket, 'retrainings/workflow/')).toContain(
      'retrainings/workflow/report.html',
    );
  });

  it('answers a job that fails with its code and goes on', async () => {
    const queue = await newQueue(cloud, 'failing-jobs');
    const unknown = modelVersionSchema.parse('2020-01-01-unknown');
    const failing = await startWorkflow(cloud, queue, trainJob('failing', { from: unknown }));
    const working = worker(['--queue', queue, '--work', work]);

    const failed = await endOf(cloud, failing);
    expect(failed, working.output()).toMatchObject({ status: 'FAILED', error: 'model-file-missing' });
    expect(failed.cause).toContain('manifest.json');
    expect(working.child.exitCode).toBeNull();
  });

  it('does nothing for a step that has ended, and nothing with a message that is no job', async () => {
    const queue = await newQueue(cloud, 'stale-jobs');
    const stale = { taskToken: 'of-a-step-that-has-ended', job: trainJob('stale') };
    await cloud.sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify(stale) }));
    const working = worker(['--queue', queue, '--once', '--work', work]);
    expect(await working.ended, working.output()).toBe(1);
    expect(working.output()).toContain('job-lost');

    await cloud.sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: 'no job' }));
    const puzzled = worker(['--queue', queue, '--once', '--work', work]);
    expect(await puzzled.ended, puzzled.output()).toBe(1);
    expect(puzzled.output()).toContain('job-unreadable');

    expect(await messagesIn(cloud, queue)).toEqual({ waiting: 0, taken: 0 });
  });
});
