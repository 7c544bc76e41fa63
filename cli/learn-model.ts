import { resolve } from 'node:path';
import { type LearnModelOptions, learnModel } from '#training/in-domain/learn-model.ts';
import { PREPARED_CACHE } from './prepared-cache.ts';
import { printArtefact } from './print-artefact.ts';
import { trainingProgress } from './training-progress.ts';

interface LearningRequest extends Omit<LearnModelOptions, 'cacheFolder' | 'onProgress'> {
  readonly json: boolean;
}

/** Does what `countersign learn` was asked for and says what came of it. */
export async function learnOwnModel({ json, ...request }: LearningRequest): Promise<void> {
  const out = resolve(request.out);
  const manifest = await learnModel({
    ...request,
    model: resolve(request.model),
    out,
    cacheFolder: PREPARED_CACHE,
    onProgress: trainingProgress().onPreparation,
  });
  printArtefact(out, manifest, json);
}
