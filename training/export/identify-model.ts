import { modelVersionSchema } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import { MANIFEST_SCHEMA_VERSION } from '#core/model/manifest.ts';
import type { Measurements } from '../calibration/measure-model.ts';
import type { ModelDescription } from './model-card.ts';

/**
 * A name that sorts by day and that no other graph has, nor the same graph with another calibration: scores of the two
 * differ.
 */
export function identifyModel(
  graph: Uint8Array,
  { calibration }: Pick<Measurements, 'calibration'>,
): Pick<ModelDescription, 'schemaVersion' | 'modelVersion' | 'createdAt'> {
  const createdAt = new Date().toISOString();
  const digest = sha256(Buffer.concat([graph, Buffer.from(JSON.stringify(calibration))]));
  return {
    schemaVersion: MANIFEST_SCHEMA_VERSION,
    modelVersion: modelVersionSchema.parse(`${createdAt.slice(0, 10)}-${digest.slice(0, 8)}`),
    createdAt,
  };
}
