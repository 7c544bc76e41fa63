import { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { type ConnectionOptions, withConnectionOptions } from '../service/connection-options.ts';
import { SHIPPED_MODEL } from '../shipped-model.ts';

interface VerifyOptions extends ConnectionOptions {
  readonly references?: string;
  readonly subject?: string;
  readonly model: string;
}

/** `countersign verify --references DIR QUERY` without a server, or `--subject ID QUERY` through the service. */
export function verifyCommand(): Command {
  return withConnectionOptions(new Command('verify'))
    .description('verify a questioned signature against a folder of references, or an enrolled person')
    .argument('<query>', 'picture of the questioned signature')
    .addOption(
      new Option('--references <folder>', 'folder with pictures of genuine signatures').conflicts('subject'),
    )
    .option('--subject <id>', 'person enrolled with the service')
    .option('--model <folder>', 'model artefact to use with --references', SHIPPED_MODEL)
    .action(async (query: string, options: VerifyOptions) => {
      const { references, subject, model, json } = options;
      if (subject !== undefined) {
        const { printSubjectVerification } = await import('../service/calls/verify.ts');
        await printSubjectVerification(subject, query, options);
        return;
      }
      if (references === undefined) throw new UsageError('Name --references or --subject.');
      const { picturesIn, verifyOffline } = await import('../offline-verification.ts');
      const { printVerification } = await import('../print-verification.ts');
      printVerification(await verifyOffline(await picturesIn(references), query, model), json === true);
    });
}
