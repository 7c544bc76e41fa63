import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { SHIPPED_MODEL } from '../shipped-model.ts';

interface PublishOptions {
  readonly table?: string;
  readonly bucket?: string;
  readonly role?: string;
  readonly json?: true;
}

/** `countersign publish [MODEL] --table T --bucket B`: a model into a deployment's registry, and active at once. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('publish a model artefact to a deployment and make it the active model')
    .argument('[model]', 'folder of the model artefact', SHIPPED_MODEL)
    .option(
      '--table <name>',
      "the deployment's TableName output, reached with the AWS settings of the environment",
    )
    .option('--bucket <name>', "the deployment's ModelsBucket output (both default to the local stack)")
    .option('--role <arn>', "the deployment's ModelPublisherRole output, to publish by its permissions")
    .option('--json', 'print one JSON object')
    .action(async (model: string, { table, bucket, role, json }: PublishOptions) => {
      if ((table === undefined) !== (bucket === undefined)) {
        throw new UsageError('--table and --bucket go together.');
      }
      const { asPublisher, publishArtefact } = await import('#local/stack/publish-artefact.ts');
      const { localModelHome } = await import('../service/local-model-home.ts');
      const home =
        table !== undefined && bucket !== undefined
          ? { table, bucket, ...(role !== undefined && { client: asPublisher(role) }) }
          : await localModelHome();
      const publication = await publishArtefact(model, home, 'countersign publish');
      const { version, replaced } = publication;
      if (json) console.log(JSON.stringify(publication));
      else console.log(`${version} is active${replaced === undefined ? '' : ` instead of ${replaced}`}.`);
    });
}
