import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';

interface DeployOptions {
  readonly context: readonly string[];
  readonly model: string;
  readonly yes?: true;
}

/** `countersign deploy`: the service in an AWS account, from nothing or from where the last deployment stopped. */
export function deployCommand(): Command {
  return new Command('deploy')
    .description(
      'deploy to the AWS account that the environment names, and publish a model where none is active',
    )
    .option(
      '--context <key=value>',
      'configuration over what cdk.json says, several times over',
      (entry: string, entries: readonly string[]) => [...entries, entry],
      [],
    )
    .option('--model <folder>', 'model artefact to publish where none is active', SHIPPED_MODEL)
    .option('--yes', 'do not ask before permissions are widened')
    .action(async ({ context, model, yes }: DeployOptions) => {
      const { deployToAccount } = await import('../deployment/deploy-to-account.ts');
      const { costLines } = await import('../deployment/cost-lines.ts');
      const { api, modelVersion, published } = await deployToAccount({ context, model, yes: yes === true });
      console.log(
        [
          '',
          `The service answers at ${api}`,
          `Model ${modelVersion} is active${published ? ', published just now' : ''}.`,
          ...costLines(context),
        ].join('\n'),
      );
    });
}
