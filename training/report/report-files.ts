import { MODEL_CARD_FILE } from '#core/model/artefact.ts';
import { EVALUATION_FILE } from '../evaluation/evaluation.ts';
import { modelCard } from './model-card.ts';
import { type ModelReport, REPORT_FILE } from './model-report.ts';
import { reportPage } from './report-page.ts';

/** The files of a report by name: page, card, and the figures behind them where there are any. */
export async function reportFiles(report: ModelReport): Promise<Map<string, Uint8Array>> {
  const { model, evaluation } = report;
  const texts: [string, string][] = [
    [REPORT_FILE, await reportPage(report)],
    [MODEL_CARD_FILE, modelCard(model, evaluation)],
  ];
  if (evaluation !== null) texts.push([EVALUATION_FILE, `${JSON.stringify(evaluation)}\n`]);
  return new Map(texts.map(([name, text]) => [name, new TextEncoder().encode(text)]));
}
