import { ModelManifestError } from '#core/errors/model-errors.ts';
import { filesIn, readVouchedFile } from '#core/model/artefact.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { EVALUATION_FILE, type Evaluation, evaluationSchema } from '../evaluation/evaluation.ts';

/**
 * The evaluation that an artefact was exported with; null in one that has none.
 *
 * @throws ModelFileMissingError, ModelChecksumError, ModelManifestError when it is not the one that was written
 */
export async function readEvaluation(
  folder: string,
  manifest: Pick<ModelManifest, 'files'>,
): Promise<Evaluation | null> {
  if (manifest.files[EVALUATION_FILE] === undefined) return null;
  const bytes = await readVouchedFile(filesIn(folder), manifest, EVALUATION_FILE);
  const parsed = evaluationSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success) {
    throw new ModelManifestError(`${EVALUATION_FILE} is of another program version.`, {
      cause: parsed.error,
    });
  }
  return parsed.data;
}
