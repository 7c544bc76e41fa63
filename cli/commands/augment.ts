import { Command } from 'commander';
import { collect } from './option-values.ts';

interface AugmentFlags {
  readonly sheet: string;
  readonly image?: string[];
  readonly config?: string;
  readonly seed: string;
}

/** `countersign augment --sheet FILE`: what training does to pictures, to look at. */
export function augmentCommand(): Command {
  return new Command('augment')
    .description('draw a contact sheet of every augmentation')
    .requiredOption('--sheet <file>', 'PNG file to write')
    .option(
      '--image <file>',
      'picture of a signature to vary, instead of synthetic ones; may be repeated',
      collect,
    )
    .option('--config <file>', 'training configuration whose augmentation is shown')
    .option('--seed <number>', 'seed of everything random', '1')
    .action(async (flags: AugmentFlags) => {
      const { writeAugmentationSheet } = await import('../sheets.ts');
      await writeAugmentationSheet(flags);
    });
}
