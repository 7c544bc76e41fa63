import type { ModelVersion } from '#core/ids.ts';
import { type ModelEvaluation, modelEvaluationSchema } from '../../api/schemas/model-evaluation.ts';
import { ModelEvaluationMissingError } from '../../errors/registry-errors.ts';
import type { ModelRegistry } from '../../stores/models/model-registry.ts';

/** Name of an artefact's file with everything that was measured of it. */
const EVALUATION_FILE = 'evaluation.json';

/**
 * The error rates that a published version came with.
 *
 * @throws ModelUnknownError, ModelEvaluationMissingError, ModelError
 */
export async function showEvaluation(
  registry: Pick<ModelRegistry, 'published' | 'manifest' | 'file'>,
  version: ModelVersion,
): Promise<ModelEvaluation> {
  const manifest = await registry.manifest(await registry.published(version));
  const bytes = await registry.file(version, manifest, EVALUATION_FILE);
  if (bytes === undefined) throw new ModelEvaluationMissingError();
  const evaluation = JSON.parse(new TextDecoder().decode(bytes));
  return modelEvaluationSchema.parse({ ...evaluation, modelVersion: version });
}
