import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Embedder } from '#core/embedding/embedder.ts';
import { GRAPH_FILE, MODEL_CARD_FILE, type ModelArtefact, readArtefact } from '#core/model/artefact.ts';
import { subjectScorer } from '#core/score/subject-scorer.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { prepareInput } from '#training/datasets/preparation/prepare-source.ts';
import { syntheticDataset } from '#training/datasets/readers/synthetic.ts';
import type { SignatureSource } from '#training/datasets/signature-class.ts';
import { EVALUATION_FILE, evaluationSchema } from '#training/evaluation/evaluation.ts';
import { ModelFolderExistsError } from '#training/export/errors.ts';
import { writeArtefact } from '#training/export/write-artefact.ts';
import { learnModel } from '#training/in-domain/learn-model.ts';

const PEOPLE = 6;

// Pictures are drawn and prepared in worker threads, which is slow where other jobs run.
describe('learnModel', { timeout: 240_000 }, () => {
  const learn = (folder: string) =>
    learnModel({
      model: join(folder, 'model'),
      out: join(folder, 'own'),
      source: `synthetic:${PEOPLE}`,
      folds: 2,
      seed: 1,
      cacheFolder: join(folder, 'prepared'),
    });

  it('writes a model that was measured on writers left out and verifies signatures of others', async () => {
    const folder = await temporaryFolder();
    await writeArtefact(join(folder, 'model'), new Map([[GRAPH_FILE, tinyGraph()]]), tinyDescription);
    await learn(folder);
    const artefact = await readArtefact(join(folder, 'own'));
    expect(artefact.graph).toEqual(tinyGraph());
    expectOwnModel(artefact);
    expect(await readFile(join(folder, 'own', MODEL_CARD_FILE), 'utf8')).toContain('left out in turn');
    await expectWritersLeftOut(join(folder, 'own', EVALUATION_FILE));
    await expectVerification(artefact);
    await expect(learn(folder)).rejects.toThrow(ModelFolderExistsError);
  });
});

/** A version of its own, with finer embeddings of which every entry is weighed. */
function expectOwnModel({ manifest }: ModelArtefact): void {
  expect(manifest.modelVersion).not.toBe(tinyDescription.modelVersion);
  expect(manifest.calibratedOn).toEqual([{ name: 'synthetic', people: PEOPLE }]);
  expect(manifest.errorRates.map(({ references }) => references)).toEqual([1, 1, 5, 5]);
  for (const { entries } of manifest.calibration.fits) {
    expect(entries).toHaveLength(manifest.embedding.size);
  }
}

async function expectWritersLeftOut(evaluationFile: string): Promise<void> {
  const evaluation = evaluationSchema.parse(JSON.parse(await readFile(evaluationFile, 'utf8')));
  const skilled = evaluation.results.filter(({ forgery }) => forgery === 'skilled');
  expect(skilled.map(({ references }) => references)).toEqual([1, 3, 5, 10]);
  for (const { people } of skilled) expect(people).toBe(PEOPLE);
  // Strangers are of a person's own fold, so nobody could be identified among all.
  expect(evaluation.identification).toEqual([]);
}

/** Signatures of somebody new fit that person's references better than another's do, on average. */
async function expectVerification(artefact: ModelArtefact): Promise<void> {
  const embedder = await Embedder.create(artefact);
  const [own, , other] = syntheticDataset(2, 77).classes;
  const embed = async (sources: readonly SignatureSource[] = []) =>
    embedder.embed(await Promise.all(sources.map((source) => prepareInput(source, embedder.size))));
  const references = await embed(own?.sources.slice(0, 5));
  const score = subjectScorer(references, artefact.manifest);
  const meanOf = (queries: readonly Float32Array[]) =>
    queries.reduce((sum, query) => sum + score(query).llr, 0) / queries.length;
  expect(meanOf(await embed(own?.sources.slice(5)))).toBeGreaterThan(
    meanOf(await embed(other?.sources.slice(5))),
  );
}
