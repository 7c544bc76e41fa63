import type { Embedder } from '#core/embedding/embedder.ts';
import { type ModelVersion, modelVersionSchema } from '#core/ids.ts';
import { GRAPH_FILE, MANIFEST_FILE, sha256 } from '#core/model/artefact.ts';
import { ModelPublisher } from '#lambdas/stores/models/model-publisher.ts';
import { ModelRegistry } from '#lambdas/stores/models/model-registry.ts';
import { ModelSwitch } from '#lambdas/stores/models/model-switch.ts';
import { LoadedModel } from '#lambdas/use-cases/loaded-model.ts';
import { tinyDescription, tinyGraph } from '#test/support/tiny-artefact.ts';
import { clientsOf, type Deployment } from './deployment.ts';

/** So far down that no signature of a person is taken for somebody else's. */
const NO_OUTLIER = -1000;

/**
 * Publishes small models beside the shipped one and marks them as embedded, so that they can be promoted. Their
 * embeddings are of another length than the shipped model's, and each has a calibration of its own: whatever is scored
 * by two models at once comes out unlike by any one of them.
 */
export async function publishOtherModels(
  deployment: Deployment,
  names: readonly string[],
): Promise<ModelVersion[]> {
  const { table, buckets } = clientsOf(deployment);
  const publisher = new ModelPublisher(table, deployment.table, buckets, deployment.models);
  const pointer = new ModelSwitch(table, deployment.table);
  const graph = tinyGraph();
  const at = new Date();
  const versions: ModelVersion[] = [];
  for (const [i, name] of names.entries()) {
    const modelVersion = modelVersionSchema.parse(name);
    const manifest = Buffer.from(
      JSON.stringify({ ...described(i), modelVersion, files: { [GRAPH_FILE]: sha256(graph) } }),
    );
    await publisher.putFile(modelVersion, GRAPH_FILE, graph);
    await publisher.putFile(modelVersion, MANIFEST_FILE, manifest);
    await publisher.register({ modelVersion, manifestSha256: sha256(manifest) }, 'proof', at);
    await pointer.markEmbedded(modelVersion, at);
    versions.push(modelVersion);
  }
  return versions;
}

/** Loads a published version for itself. */
export async function embedderOf(deployment: Deployment, version: ModelVersion): Promise<Embedder> {
  const { table, buckets } = clientsOf(deployment);
  const registry = new ModelRegistry(table, deployment.table, buckets, deployment.models);
  return new LoadedModel(registry).embedder(await registry.published(version));
}

function described(index: number) {
  const { calibration, thresholds } = tinyDescription;
  return {
    ...tinyDescription,
    calibration: {
      ...calibration,
      fits: calibration.fits.map((fit) => ({ ...fit, intercept: fit.intercept + 1 + index })),
    },
    thresholds: thresholds.map(({ random: [loosest, ...stricter], ...others }) => ({
      ...others,
      random: [{ ...loosest, logLikelihoodRatio: NO_OUTLIER }, ...stricter],
    })),
  };
}
