import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { collect } from './option-values.ts';

/** People of each set on a contact sheet at most. */
const LARGEST_SHEET = 20;

interface SynthesizeOptions {
  readonly writers: string;
  readonly genuine: string;
  readonly forgeries: string;
  readonly seed: string;
  readonly sheet?: string;
  readonly beside?: string[];
  readonly json?: true;
}

/** `countersign synthesize DIR`: synthetic people, their signatures and imitations of them. */
export function synthesizeCommand(): Command {
  return new Command('synthesize')
    .description('write synthetic signatures and forgeries as <writer>/genuine and <writer>/forged')
    .argument('[folder]', 'where to write; must not exist yet or be empty')
    .option('--writers <number>', 'how many people', '100')
    .option('--genuine <number>', 'genuine signatures of each', '24')
    .option('--forgeries <number>', 'forgeries of each', '16')
    .option('--seed <number>', 'the same seed makes the same people', '1')
    .option('--sheet <file>', 'draw the people on a PNG contact sheet, with or without writing them')
    .option('--beside <folder>', 'real signatures to draw on the sheet as well; may be repeated', collect)
    .option('--json', 'print one JSON object when done')
    .action(async (folder: string | undefined, { json, sheet, beside, ...numbers }: SynthesizeOptions) => {
      if (folder === undefined && sheet === undefined) {
        throw new UsageError('Name a folder to write to, or a file with --sheet.');
      }
      if (sheet !== undefined) {
        const { writeSynthesisSheet } = await import('../sheets.ts');
        const people = Math.min(Number(numbers.writers), LARGEST_SHEET);
        await writeSynthesisSheet({ sheet, beside: beside ?? [], people, seed: Number(numbers.seed) });
      }
      if (folder === undefined) return;
      const { synthesizeFolder } = await import('#training/synthesis/folder/synthesize-folder.ts');
      const options = {
        writers: Number(numbers.writers),
        genuine: Number(numbers.genuine),
        forgeries: Number(numbers.forgeries),
        seed: Number(numbers.seed),
      };
      const began = performance.now();
      await synthesizeFolder(folder, options, (done) => reportProgress(done, options.writers, began));
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      if (json) console.log(JSON.stringify({ folder, ...options, seconds }));
      else console.log(`${options.writers} writers in ${folder}, made in ${seconds} s.`);
    });
}

/** One line on a terminal's standard error, written over itself. */
function reportProgress(done: number, all: number, began: number): void {
  if (!process.stderr.isTTY) return;
  const left = Math.round(((performance.now() - began) / 1000 / done) * (all - done));
  process.stderr.write(`\r${done} of ${all} writers, ${left} s left\u001b[K${done === all ? '\n' : ''}`);
}
