import { Command } from 'commander';
import { collect, referenceCounts, wholeNumber } from './option-values.ts';

/** What `countersign report` is asked for. */
export interface ReportFlags {
  readonly data?: string[];
  readonly references: readonly number[];
  readonly baselines?: true;
  readonly seed: number;
  readonly out?: string;
  readonly json?: true;
}

/** `countersign report MODEL`: report.html and model-card.md of a model artefact. */
export function reportCommand(): Command {
  return new Command('report')
    .description('write report.html and model-card.md of a model, for reading and printing')
    .argument('<model>', 'model artefact to report on')
    .option(
      '--data <folder>',
      'people to measure and show anew, instead of what the artefact was exported with; may be repeated',
      collect,
    )
    .option('--references <numbers>', 'genuine signatures enrolled a person', referenceCounts, [1, 3, 5, 10])
    .option('--baselines', 'measure untrained features on the same comparisons too')
    .option('--seed <n>', 'seed of the draws of references and of the bootstrap', wholeNumber, 1)
    .option('--out <file>', 'the page to write, the card beside it (default: reports/<version>/report.html)')
    .option('--json', 'print one JSON object')
    .action(async (model: string, flags: ReportFlags) => {
      const { runReport } = await import('../run-report.ts');
      await runReport(model, flags);
    });
}
