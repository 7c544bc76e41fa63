import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { filesIn } from '#core/model/artefact.ts';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { ModelPublisher } from '#lambdas/stores/models/model-publisher.ts';
import { type Publication, publishModel } from '#lambdas/use-cases/publish-model.ts';

/** Where a deployment keeps its models, and how to reach it: by `client`, or as the environment says. */
export interface ModelHome {
  readonly table: string;
  readonly bucket: string;
  readonly client?: Parameters<typeof tableClient>[0] & Parameters<typeof bucketClient>[0];
}

/** Whoever may write models, see `ModelPublisherRole`: a client that takes on the role for its calls. */
export function asPublisher(role: string): NonNullable<ModelHome['client']> {
  return {
    credentials: fromTemporaryCredentials({
      params: { RoleArn: role, RoleSessionName: 'countersign-publish' },
    }),
  };
}

/** The version that answers now in a deployment, if any does. */
export function activeModel(home: ModelHome): Promise<string | undefined> {
  return publisherOf(home).activeVersion();
}

/** Publishes the model artefact in a folder and makes it the active model. @throws what `publishModel` throws */
export function publishArtefact(directory: string, home: ModelHome, by: string): Promise<Publication> {
  return publishModel(publisherOf(home), filesIn(directory), { by, at: new Date() });
}

function publisherOf({ table, bucket, client }: ModelHome): ModelPublisher {
  return new ModelPublisher(tableClient(client), table, bucketClient(client), bucket);
}
