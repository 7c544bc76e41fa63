import { Command } from 'commander';
import { DEFAULT_COHORT } from '#training/calibration/default-cohort.ts';
import { collect } from './option-values.ts';

interface ExportFlags {
  readonly out: string;
  readonly calibrate?: string[];
  readonly cohort: string;
  readonly int8?: true;
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
      collect,
    )
    .option('--cohort <source>', 'people whose variance ships in the artefact', DEFAULT_COHORT)
    .option('--int8', 'store kernels in 8 bits: a quarter of the size, error rates measured again')
    .option('--json', 'print one JSON object')
    .action(async (run: string, { out, calibrate, cohort, int8, json }: ExportFlags) => {
      const { exportModel } = await import('../export-model.ts');
      await exportModel({
        run,
        out,
        calibrationSources: calibrate ?? [],
        cohortSource: cohort,
        precision: int8 === true ? 'int8' : 'float32',
        json: json === true,
      });
    });
}
