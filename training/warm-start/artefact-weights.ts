import { z } from 'zod';
import { filesIn, openArtefact, readVouchedFile } from '#core/model/artefact.ts';
import { LAYERS_TOPOLOGY_FILE, LAYERS_WEIGHTS_FILE } from '../export/layers-model.ts';
import { WarmStartSourceError } from './errors.ts';
import type { InitialWeights } from './initial-weights.ts';

const layersModelSchema = z.object({
  weightsManifest: z.tuple([
    z.object({ weights: z.array(z.object({ shape: z.array(z.int()), dtype: z.literal('float32') })) }),
  ]),
});

/**
 * The weights of a model artefact, from its layers model.
 *
 * @throws ModelError when the artefact cannot be used, WarmStartSourceError when its layers cannot be read
 */
export async function artefactWeights(folder: string): Promise<InitialWeights> {
  const read = filesIn(folder);
  const { manifest } = await openArtefact(read);
  const topology = await readVouchedFile(read, manifest, LAYERS_TOPOLOGY_FILE);
  const { weightsManifest } = parseTopology(folder, topology);
  const bytes = await readVouchedFile(read, manifest, LAYERS_WEIGHTS_FILE);
  return {
    weights: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
    shapes: weightsManifest[0].weights.map(({ shape }) => shape),
    ancestor: { name: manifest.modelVersion, sets: manifest.training.sets },
  };
}

function parseTopology(folder: string, bytes: Uint8Array): z.infer<typeof layersModelSchema> {
  try {
    return layersModelSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new WarmStartSourceError(folder, { cause });
  }
}
