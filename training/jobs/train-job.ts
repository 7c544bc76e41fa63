import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Trained, type TrainJob, trainedSchema } from '#core/retraining/job.ts';
import { interruptible } from './interruptible.ts';
import type { JobSurroundings } from './job-surroundings.ts';
import { learnCandidate } from './learn-candidate.ts';
import { FolderCopy } from './stores/folder-copy.ts';
import { uploadModel } from './stores/model-objects.ts';

/** What an export leaves beside the artefact. */
const EXPORT_FILE = 'export.json';
const exportSchema = z.strictObject(trainedSchema.pick({ missingImages: true }).shape);

/**
 * Learns a candidate from a snapshot and adds its artefact to the models; whoever asked publishes it, after the gate. An
 * export is dated, so it is copied to the bucket of data sets before it is uploaded: a job that was interrupted between the
 * two uploads the same bytes again.
 *
 * @throws the signal's reason when it was stopped, and what `learnCandidate` and `uploadModel` throw
 */
export async function doTrainJob(job: TrainJob, surroundings: JobSurroundings): Promise<Trained> {
  const { stores, folder, signal, observer } = surroundings;
  const exported = join(folder, 'exported');
  const artefact = join(exported, 'artefact');
  const note = join(exported, EXPORT_FILE);
  const copy = new FolderCopy(stores.dataSets, `runs/${job.retraining}/exported/`);
  if (!(await interruptible(signal, () => copy.restore(exported)))) {
    await mkdir(exported);
    const missingImages = await learnCandidate(job, artefact, surroundings);
    await writeFile(note, JSON.stringify({ missingImages }));
    await interruptible(signal, () => copy.save(exported));
  }
  const { missingImages } = exportSchema.parse(JSON.parse(await readFile(note, 'utf8')));
  observer.onPhase('uploading');
  const { modelVersion, manifestSha256 } = await interruptible(signal, () =>
    uploadModel(stores.models, artefact),
  );
  return { candidate: modelVersion, manifestSha256, missingImages };
}
