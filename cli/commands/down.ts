import { Command } from 'commander';

/** `countersign down`: stops what `up` or `npm start` started; enrolled people are there again after the next start. */
export function downCommand(): Command {
  return new Command('down')
    .description('stop the local stack')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: true }) => {
      const { stopStack } = await import('#local/stack/stack-processes.ts');
      const { stackFolder } = await import('#local/stack/stack-folder.ts');
      const stopped = await stopStack(stackFolder());
      if (json) console.log(JSON.stringify({ stopped }));
      else console.log(stopped ? 'The local stack is stopped.' : 'No local stack was running.');
    });
}
