import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';

interface CompareOptions {
  readonly model: string;
  readonly json?: true;
}

/** `countersign compare REFERENCE QUERY`: two pictures, no server. */
export function compareCommand(): Command {
  return new Command('compare')
    .description('compare a questioned signature with one reference, without a server')
    .argument('<reference>', 'picture of a genuine signature')
    .argument('<query>', 'picture of the questioned signature')
    .option('--model <folder>', 'model artefact to use', SHIPPED_MODEL)
    .option('--json', 'print one JSON object')
    .action(async (reference: string, query: string, { model, json }: CompareOptions) => {
      const { verifyOffline } = await import('../offline-verification.ts');
      const { printVerification } = await import('../print-verification.ts');
      printVerification(await verifyOffline([reference], query, model), json === true);
    });
}
