import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';

/** `countersign up`: the whole system on this machine, in the background. */
export function upCommand(): Command {
  return new Command('up')
    .description('start the local stack in the background')
    .option('--model <folder>', 'model artefact to publish', SHIPPED_MODEL)
    .option('--json', 'print one JSON object')
    .action(async ({ model, json }: { model: string; json?: true }) => {
      const { bringUp } = await import('#local/bring-up.ts');
      const { StepLines } = await import('#local/setup/step-lines.mjs');
      const { stackFolder } = await import('#local/stack/stack-folder.ts');
      const {
        api,
        endpoint,
        console: page,
      } = await bringUp(stackFolder(), model, new StepLines(process.stderr));
      console.log(
        json
          ? JSON.stringify({ api, endpoint, console: page })
          : `The service answers at ${api}\nIts page: ${page}`,
      );
    });
}
