import type { ModelManifest } from '#core/model/manifest.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { HardPicture } from './pictures.ts';

/** Name of the page in an artefact; the card stands beside it. */
export const REPORT_FILE = 'report.html';

/** What is known of a model when it is reported on; the files' checksums follow, the reports being among them. */
export type ModelDescription = Omit<ModelManifest, 'files'>;

/** What a report rests on. */
export interface ModelReport {
  readonly model: ModelDescription;
  /** Null where nothing but the manifest's rates is known. */
  readonly evaluation: Evaluation | null;
  /** Pictures of the worst queries by set; none in an artefact, since they are people's signatures. */
  readonly pictures: ReadonlyMap<string, readonly HardPicture[]>;
}
