import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { MODEL_CARD_FILE, readArtefact } from '#core/model/artefact.ts';
import { evaluateModel } from '#training/evaluation/evaluate-model.ts';
import { modelCard } from '#training/report/model-card.ts';
import { type ModelReport, REPORT_FILE } from '#training/report/model-report.ts';
import { type HardPicture, readHardPictures } from '#training/report/pictures.ts';
import { readEvaluation } from '#training/report/read-evaluation.ts';
import { reportPage } from '#training/report/report-page.ts';
import type { ReportFlags } from './commands/report.ts';
import { UsageError } from './errors.ts';
import { trainingProgress } from './training-progress.ts';

/** The page may hold people's signatures. */
const OWNER_ONLY = 0o600;

/** Does what `countersign report` was asked for and says where the files are. */
export async function runReport(model: string, flags: ReportFlags): Promise<void> {
  if (flags.out !== undefined && dirname(resolve(flags.out)) === resolve(model)) {
    throw new UsageError('A model artefact is never changed: name another folder with --out.');
  }
  const report =
    flags.data === undefined ? await exportedReport(model) : await newReport(model, flags.data, flags);
  const page = resolve(flags.out ?? join('reports', report.model.modelVersion, REPORT_FILE));
  const card = join(dirname(page), MODEL_CARD_FILE);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, await reportPage(report), { mode: OWNER_ONLY });
  await writeFile(card, modelCard(report.model, report.evaluation));
  if (flags.json) console.log(JSON.stringify({ model: report.model.modelVersion, report: page, card }));
  else console.log(`${page}\n${card}`);
}

/** A report of what the artefact itself knows, without anybody's pictures. */
async function exportedReport(folder: string): Promise<ModelReport> {
  const { manifest } = await readArtefact(folder);
  return { model: manifest, evaluation: await readEvaluation(folder, manifest), pictures: new Map() };
}

/** A report of the model on the caller's people, with the pictures that it gets most wrong. */
async function newReport(
  folder: string,
  sources: readonly string[],
  { references, baselines, seed }: ReportFlags,
): Promise<ModelReport> {
  const measured = await evaluateModel({
    model: folder,
    sources,
    validationSources: [],
    referenceCounts: references,
    baselines: baselines === true,
    seed,
    onProgress: trainingProgress().onPreparation,
  });
  const pictures = new Map<string, HardPicture[]>();
  for (const [set, queries] of measured.hardest) {
    pictures.set(set, await readHardPictures(queries, measured.sources));
  }
  return { model: measured.manifest, evaluation: measured.evaluation, pictures };
}
