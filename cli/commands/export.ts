import { Command } from 'commander';
import { DEFAULT_COHORT } from '#training/calibration/default-cohort.ts';

interface ExportFlags {
  readonly out: string;
  readonly calibrate?: string[];
  readonly cohort: string;
  readonly json?: true;
}

/** `countersign export RUN --out MODEL`: the model artefact of a training run. */
export function exportCommand(): Command {
  return new Command('export')
    .description('export the best weights of a training run as a model artefact, parity checked')
    .argument('<run>', 'folder of a training run')
    .requiredOption('--out <folder>', 'folder of the artefact; must not exist')
    .option(
      '--calibrate <source>',
      'people to fit scores and thresholds on, instead of those the run held out; may be repeated',
      (value: string, previous: string[] = []) => [...previous, value],
    )
    .option('--cohort <source>', 'people whose variance ships in the artefact', DEFAULT_COHORT)
    .option('--json', 'print one JSON object')
    .action(async (run: string, { out, calibrate, cohort, json }: ExportFlags) => {
      const { exportModel } = await import('../export-model.ts');
      await exportModel({
        run,
        out,
        calibrationSources: calibrate ?? [],
        cohortSource: cohort,
        json: json === true,
      });
    });
}
