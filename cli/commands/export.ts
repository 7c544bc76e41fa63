import { Command } from 'commander';

interface ExportFlags {
  readonly out: string;
  readonly calibrate?: string[];
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
      (value: string, previous: string[] = []) => [...previous, value],
    )
    .option('--int8', 'store kernels in 8 bits: a quarter of the size, error rates measured again')
    .option('--json', 'print one JSON object')
    .action(async (run: string, { out, calibrate, int8, json }: ExportFlags) => {
      const { exportModel } = await import('../export-model.ts');
      await exportModel({
        run,
        out,
        calibrationSources: calibrate ?? [],
        int8: int8 === true,
        json: json === true,
      });
    });
}
