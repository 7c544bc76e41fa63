import { ModelChecksumError, ModelManifestError } from '#core/errors/model-errors.ts';
import { filesIn, sha256 } from '#core/model/artefact.ts';
import type { ModelManifest } from '#core/model/manifest.ts';
import { EVALUATION_FILE, type Evaluation, evaluationSchema } from '../evaluation/evaluation.ts';

/**
 * The evaluation that an artefact was exported with; null in one that has none.
 *
 * @throws ModelFileMissingError, ModelChecksumError, ModelManifestError when it is not the one that was written
 */
export async function readEvaluation(
  folder: string,
  { files }: Pick<ModelManifest, 'files'>,
): Promise<Evaluation | null> {
  const expected = files[EVALUATION_FILE];
  if (expected === undefined) return null;
  const bytes = await filesIn(folder)(EVALUATION_FILE);
  const actual = sha256(bytes);
  if (actual !== expected) throw new ModelChecksumError(EVALUATION_FILE, expected, actual);
  const parsed = evaluationSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success) {
    throw new ModelManifestError(`${EVALUATION_FILE} is of another program version.`, {
      cause: parsed.error,
    });
  }
  return parsed.data;
}
