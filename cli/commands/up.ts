import { Command } from 'commander';
import { SHIPPED_MODEL } from '../shipped-model.ts';

/** `countersign up`: the whole system on this machine, in the background. */
export function upCommand(): Command {
  return new Command('up')
    .description('start the local stack in the background')
    .option('--model <folder>', 'model artefact to publish', SHIPPED_MODEL)
    .option('--retraining', 'deploy what retrains as well, with jobs for a training machine in a queue')
    .option('--json', 'print one JSON object')
    .action(async ({ model, retraining, json }: { model: string; retraining?: true; json?: true }) => {
      const { bringUp } = await import('#local/bring-up.ts');
      const { StepLines } = await import('#local/setup/step-lines.mjs');
      const { stackFolder } = await import('#local/stack/stack-folder.ts');
      const { RETRAINING } = await import('#local/stack/deploy.ts');
      const choice = retraining ? RETRAINING : {};
      const stack = await bringUp(stackFolder(), model, new StepLines(process.stderr), choice);
      const { api, endpoint, console: page, deployment } = stack;
      const { TrainingQueueUrl: trainingQueue } = deployment;
      if (json) {
        console.log(JSON.stringify({ api, endpoint, console: page, trainingQueue }));
        return;
      }
      console.log(`The service answers at ${api}\nIts page is at ${page}`);
      if (trainingQueue !== undefined) console.log(`Training jobs wait in ${trainingQueue}`);
    });
}
