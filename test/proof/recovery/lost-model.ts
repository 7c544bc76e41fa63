import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ModelError } from '#core/errors/model-errors.ts';
import { MANIFEST_FILE } from '#core/model/artefact.ts';
import { ModelRegistry } from '#lambdas/stores/models/model-registry.ts';
import { modelObject } from '#lambdas/stores/rows/keys.ts';
import { ActiveModel } from '#lambdas/use-cases/active-model.ts';
import { clientsOf, type Deployment } from '../service/deployment.ts';

/**
 * The runbook's drill for a model whose newest version was lost or overwritten: functions that start refuse to answer,
 * and answer again once the versions above the published one are removed.
 *
 * @returns what went otherwise
 */
export async function drillLostModel(deployment: Deployment): Promise<string[]> {
  const { table, buckets } = clientsOf(deployment);
  const registry = new ModelRegistry(table, deployment.table, buckets, deployment.models);
  const { modelVersion } = await registry.active();
  const object = { Bucket: deployment.models, Key: modelObject(modelVersion, MANIFEST_FILE) };
  const failures: string[] = [];

  const expectAnswers = async (answers: boolean, after: string): Promise<void> => {
    const started = await new ActiveModel(registry).embedder().then(
      () => true,
      (error: unknown) => {
        if (error instanceof ModelError) return false;
        throw error;
      },
    );
    if (started !== answers) failures.push(`a function ${started ? 'answers' : 'refuses'} after ${after}`);
  };

  await expectAnswers(true, 'the publication');
  await buckets.send(new DeleteObjectCommand(object));
  await expectAnswers(false, 'the manifest was deleted');
  await buckets.send(new PutObjectCommand({ ...object, Body: '{}' }));
  await expectAnswers(false, 'the manifest was overwritten');

  const { Versions = [], DeleteMarkers = [] } = await buckets.send(
    new ListObjectVersionsCommand({ Bucket: object.Bucket, Prefix: object.Key }),
  );
  const published = Versions.at(-1)?.VersionId;
  for (const { VersionId } of [...Versions, ...DeleteMarkers]) {
    if (VersionId !== published) await buckets.send(new DeleteObjectCommand({ ...object, VersionId }));
  }
  await expectAnswers(true, 'the versions above the published one were removed');
  return failures;
}
