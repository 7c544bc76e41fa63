import { modelVersionSchema } from '#core/ids.ts';
import { sha256 } from '#core/model/artefact.ts';
import { MANIFEST_SCHEMA_VERSION } from '#core/model/manifest.ts';
import type { Calibration } from '#core/score/calibration/calibration.ts';
import type { UncalibratedModel } from '../calibration/measure-model.ts';

/**
 * Gives a graph with its calibration a name that sorts by day and that no other graph has, nor the same graph with
 * another calibration: scores of the two differ.
 */
export function identifyModel(graph: Uint8Array): UncalibratedModel['identify'] {
  return (calibration: Calibration) => {
    const createdAt = new Date().toISOString();
    const digest = sha256(Buffer.concat([graph, Buffer.from(JSON.stringify(calibration))]));
    return {
      schemaVersion: MANIFEST_SCHEMA_VERSION,
      modelVersion: modelVersionSchema.parse(`${createdAt.slice(0, 10)}-${digest.slice(0, 8)}`),
      createdAt,
    };
  };
}
