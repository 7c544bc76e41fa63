import { Command } from 'commander';

/** `countersign doctor`: what is installed and what is missing; exit status 1 where something needed is missing. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Show what is installed, what is missing, what for and how to get it')
    .option('--json', 'print one JSON object')
    .action(async (options: { readonly json?: true }) => {
      const { diagnose } = await import('#local/setup/diagnose.ts');
      const { missingSentence } = await import('#local/setup/tools.mjs');
      const parts = await diagnose();
      const ready = parts.every((part) => part.version !== undefined || !part.required);
      if (options.json) {
        console.log(
          JSON.stringify({ ready, parts: parts.map((part) => ({ ...part, version: part.version ?? null })) }),
        );
      } else {
        for (const part of parts) {
          console.log(part.version === undefined ? missingSentence(part) : `${part.name}: ${part.version}`);
        }
      }
      if (!ready) process.exitCode = 1;
    });
}
