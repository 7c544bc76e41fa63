import { Command } from 'commander';

interface DatasetsFlags {
  readonly layout?: string;
  readonly json?: true;
}

/** `countersign datasets DIR`: what a data set holds, before anything is trained on it. */
export function datasetsCommand(): Command {
  return new Command('datasets')
    .description('say what a data set holds: writers, signatures, unreadable files, split, checksums')
    .argument('<source>', 'folder of signatures, `synthetic` or `synthetic:<writers>`')
    .option('--layout <name>', 'layout of the folder; found out when it is not told')
    .option('--json', 'print the manifest with every picture as one JSON object')
    .action(async (source: string, { layout, json }: DatasetsFlags) => {
      const { printManifest } = await import('../print-manifest.ts');
      await printManifest(source, layout, json === true);
    });
}
