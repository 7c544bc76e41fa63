import { Command } from 'commander';
import { DEFAULT_COHORT } from '#training/calibration/default-cohort.ts';
import { collect } from './option-values.ts';

interface CalibrateFlags {
  readonly out: string;
  readonly calibrate: string[];
  readonly cohort: string;
  readonly json?: true;
}

/** `countersign calibrate MODEL --calibrate DIR --out MODEL`: the same network, scores and thresholds of other people. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('fit scores and thresholds of a model on other people, such as your own')
    .argument('<model>', 'folder of a model artefact, which stays as it is')
    .requiredOption('--out <folder>', 'folder of the new artefact; must not exist')
    .requiredOption(
      '--calibrate <source>',
      'people with skilled forgeries to fit on; may be repeated',
      collect,
    )
    .option('--cohort <source>', 'people whose variance ships in the artefact', DEFAULT_COHORT)
    .option('--json', 'print one JSON object')
    .action(async (model: string, { out, calibrate, cohort, json }: CalibrateFlags) => {
      const { calibrateModel } = await import('../calibrate-model.ts');
      await calibrateModel({
        model,
        out,
        calibrationSources: calibrate,
        cohortSource: cohort,
        json: json === true,
      });
    });
}
