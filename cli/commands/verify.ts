import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';

interface VerifyOptions {
  readonly references: string;
  readonly model: string;
  readonly json?: true;
}

/** `countersign verify --references DIR QUERY`: one picture against a folder of references, no server. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('verify a questioned signature against several references')
    .argument('<query>', 'picture of the questioned signature')
    .requiredOption('--references <folder>', 'folder with pictures of genuine signatures')
    .option('--model <folder>', 'model artefact to use', SHIPPED_MODEL)
    .option('--json', 'print one JSON object')
    .action(async (query: string, { references, model, json }: VerifyOptions) => {
      const { picturesIn, verifyOffline } = await import('../offline-verification.ts');
      const { printVerification } = await import('../print-verification.ts');
      printVerification(await verifyOffline(await picturesIn(references), query, model), json === true);
    });
}
