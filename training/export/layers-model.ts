import { tf } from '../tensorflow/tfjs.ts';

/** Names of the files of a tfjs layers model, for warm starts: `tf.loadLayersModel` of the first reads both. */
export const LAYERS_TOPOLOGY_FILE = 'layers/model.json';
export const LAYERS_WEIGHTS_FILE = 'layers/weights.bin';

/** A network in tfjs's own format, files by name. */
export async function layersModelFiles(network: tf.LayersModel): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  await network.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData, format }) => {
      const weights = tf.io.CompositeArrayBuffer.join(weightData);
      const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      const topology = JSON.stringify({ format, modelTopology, weightsManifest });
      files.set(LAYERS_TOPOLOGY_FILE, new TextEncoder().encode(topology));
      files.set(LAYERS_WEIGHTS_FILE, new Uint8Array(weights));
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    }),
  );
  return files;
}
