import { filesIn } from '#core/model/artefact.ts';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { ModelPublisher } from '#lambdas/stores/model-publisher.ts';
import { type Publication, publishModel } from '#lambdas/use-cases/publish-model.ts';

/** Where a deployment keeps its models, and how to reach it: by `client`, or as the environment says. */
export interface ModelHome {
  readonly table: string;
  readonly bucket: string;
  readonly client?: Parameters<typeof tableClient>[0] & Parameters<typeof bucketClient>[0];
}

/** Publishes the model artefact in a folder and makes it the active model. @throws what `publishModel` throws */
export function publishArtefact(directory: string, home: ModelHome, by: string): Promise<Publication> {
  const publisher = new ModelPublisher(
    tableClient(home.client),
    home.table,
    bucketClient(home.client),
    home.bucket,
  );
  return publishModel(publisher, filesIn(directory), { by, at: new Date() });
}
