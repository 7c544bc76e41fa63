import { join } from 'node:path';
import type { Medium } from '#core/medium.ts';
import { readArtefact } from '#core/model/artefact.ts';
import type { Evaluated, EvaluateJob } from '#core/retraining/job.ts';
import { type Measurements, measurementsSchema } from '#core/retraining/measured-model.ts';
import { evaluateModel, type ModelEvaluation } from '../evaluation/evaluate-model.ts';
import { REPORT_FILE } from '../report/model-report.ts';
import { reportPage } from '../report/report-page.ts';
import { interruptible } from './interruptible.ts';
import type { JobSurroundings } from './job-surroundings.ts';
import { heldOut } from './measuring/held-out.ts';
import { measureMedia } from './measuring/measure-media.ts';
import { measuredModel } from './measuring/measured-model.ts';
import { relativeLatency } from './measuring/relative-latency.ts';
import { fetchSets } from './snapshot/fetch-sets.ts';
import { readSnapshot } from './snapshot/read-snapshot.ts';
import { fetchModel } from './stores/model-objects.ts';

/** People whom every deployment has to measure on, whatever its snapshot holds. */
const SYNTHETIC_PEOPLE = 'synthetic:40';
/** Not the seed that training draws its people by, so that these are others. */
const SEED = 20_261_125;
const PROTOCOL = {
  /** Few references, and as many as most subjects have. */
  referenceCounts: [1, 5],
  baselines: false,
  seed: SEED,
};

/**
 * Measures a candidate and the active model on the same people in the same comparisons, and leaves the measurements and
 * the candidate's report, which shows nobody's signature, in the bucket of reports.
 *
 * @throws the signal's reason when it was stopped, and the errors of snapshots, models, data sets and evaluation
 */
export async function doEvaluateJob(job: EvaluateJob, surroundings: JobSurroundings): Promise<Evaluated> {
  const { stores, folder, signal, observer } = surroundings;
  const [candidate, active] = [join(folder, 'candidate'), join(folder, 'active')];
  observer.onPhase('fetching signatures');
  const { sources, media } = await interruptible(signal, async () => {
    await fetchModel(stores.models, job.candidate, candidate);
    await fetchModel(stores.models, job.active, active);
    const snapshot = await readSnapshot(stores.dataSets, job.snapshot);
    const fetched = await fetchSets(heldOut(snapshot), stores, join(folder, 'sets'));
    const folders = fetched.sets.map((one) => one.folder);
    return { sources: [...folders, SYNTHETIC_PEOPLE], media: fetched.media };
  });

  observer.onPhase('measuring');
  return interruptible(signal, async () => {
    const ofCandidate = await evaluate(candidate, sources);
    const ofActive = await evaluate(active, sources);
    const measurements = await compare([candidate, ofCandidate], [active, ofActive], media);
    const { manifest, evaluation } = ofCandidate;
    const page = await reportPage({ model: manifest, evaluation, pictures: new Map() });
    observer.onPhase('uploading');
    const place = `retrainings/${job.retraining}`;
    await stores.reports.put(`${place}/${REPORT_FILE}`, encode(page));
    const key = `${place}/measurements.json`;
    await stores.reports.put(key, encode(JSON.stringify(measurements)));
    return { measurements: { bucket: stores.reports.name, key } };
  });
}

function evaluate(model: string, sources: readonly string[]): Promise<ModelEvaluation> {
  return evaluateModel({ ...PROTOCOL, model, sources, validationSources: [] });
}

/** A model's folder and what was measured of it. */
type Measured = readonly [folder: string, measured: ModelEvaluation];

async function compare(
  candidate: Measured,
  active: Measured,
  media: ReadonlyMap<string, Medium>,
): Promise<Measurements> {
  const [challenger, champion] = [await readArtefact(candidate[0]), await readArtefact(active[0])];
  const latency = await relativeLatency(challenger, champion);
  const groups = ({ manifest, sets }: ModelEvaluation) =>
    measureMedia(manifest, sets, media, { ...PROTOCOL, validation: [] });
  return measurementsSchema.parse({
    candidate: measuredModel(challenger, candidate[1].evaluation, latency, groups(candidate[1])),
    active: measuredModel(champion, active[1].evaluation, 1, groups(active[1])),
  });
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
