import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { MANIFEST_FILE, sha256 } from '#core/model/artefact.ts';
import { modelManifestSchema } from '#core/model/manifest.ts';
import {
  type EvaluateJob,
  queuedJobSchema,
  type RetrainingJob,
  type Trained,
  type TrainJob,
} from '#core/retraining/job.ts';
import type { MeasuredModel } from '#core/retraining/measured-model.ts';
import { JsonStore } from '#lambdas/stores/objects/json-store.ts';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { deployedStack } from '../stack.ts';
import { buckets } from '../stored.ts';
import { deployedStores } from '../stores.ts';

/** What the machine of a test does with its jobs. */
export interface Behavior {
  /** Version that it says it has learned: the shipped network under another name. */
  readonly candidate: string;
  /** EER that it measures of the candidate; the active model's is 10 %. */
  readonly candidateEer?: number;
  /** Whether training ends in an error. */
  readonly fails?: boolean;
}

const EER = 0.1;

/** Does jobs from the queue until it is told to stop; answers what it was asked to do. */
export async function workUntil(stopped: AbortSignal, behavior: Behavior): Promise<RetrainingJob[]> {
  const { endpoint, deployment } = deployedStack();
  const queue = new SQSClient(clientConfiguration(endpoint));
  const workflow = new SFNClient(clientConfiguration(endpoint));
  const QueueUrl = deployment.TrainingQueueUrl;
  const jobs: RetrainingJob[] = [];
  while (!stopped.aborted) {
    const { Messages: [message] = [] } = await queue.send(new ReceiveMessageCommand({ QueueUrl }));
    if (message === undefined) {
      await sleep(100);
      continue;
    }
    await queue.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    const { taskToken, job } = queuedJobSchema.parse(JSON.parse(message.Body ?? ''));
    jobs.push(job);
    if (behavior.fails) {
      await workflow.send(new SendTaskFailureCommand({ taskToken, error: 'disk-full', cause: 'No space.' }));
      continue;
    }
    const result = job.kind === 'train' ? await train(job, behavior) : await evaluate(job, behavior);
    await workflow.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(result) }));
  }
  return jobs;
}

async function train(_: TrainJob, { candidate }: Behavior): Promise<Trained> {
  return { ...(await uploadShippedAs(candidate)), missingImages: 0 };
}

/** Puts the shipped model into the registry's bucket under another version, as a training machine does, and no row. */
export async function uploadShippedAs(
  name: string,
): Promise<{ candidate: ModelVersion; manifestSha256: string }> {
  const { publisher } = deployedStores();
  const candidate = modelVersionSchema.parse(name);
  const shipped = modelManifestSchema.parse(
    JSON.parse(await readFile(join(SHIPPED_MODEL, MANIFEST_FILE), 'utf8')),
  );
  for (const file of Object.keys(shipped.files)) {
    await publisher.putFile(candidate, file, await readFile(join(SHIPPED_MODEL, file)));
  }
  const manifest = Buffer.from(JSON.stringify({ ...shipped, modelVersion: candidate }));
  await publisher.putFile(candidate, MANIFEST_FILE, manifest);
  return { candidate, manifestSha256: sha256(manifest) };
}

async function evaluate(job: EvaluateJob, { candidateEer = EER }: Behavior): Promise<object> {
  const reports = new JsonStore(buckets(), job.reportsBucket);
  const measured = (modelVersion: ModelVersion, eer: number): MeasuredModel => ({
    modelVersion,
    graphBytes: 2_000_000,
    relativeLatency: 1,
    rates: [
      {
        benchmark: 'bench',
        references: 5,
        forgery: 'skilled',
        people: 40,
        comparisons: 1000,
        eer,
        eerInterval: [eer - 0.02, eer + 0.02],
        atTargets: [{ target: 0.01, far: 0.01, frr: 0.3, frrInterval: [0.25, 0.35] }],
      },
    ],
  });
  const measurements = await reports.write(`retrainings/${job.retraining}/measurements.json`, {
    candidate: measured(job.candidate, candidateEer),
    active: measured(job.active, EER),
  });
  return { measurements };
}
