import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readFloats, writeFloats } from './float-files.ts';
import { keepLatestSteps, latestStepFolder, stepFolderName } from './step-folders.ts';
import { writeFolderAtomically } from './write-atomically.ts';

const rateSchema = z.number().min(0).max(1).nullable();

const selectionSchema = z.strictObject({
  step: z.int().nonnegative(),
  /** Validation error that they were chosen by; null when there was nobody to validate on. */
  rate: rateSchema,
  validation: z.array(z.strictObject({ set: z.string(), random: rateSchema, skilled: rateSchema })),
});
type Selection = z.infer<typeof selectionSchema>;

/** The weights that a run puts forward, and why. */
export interface BestWeights extends Selection {
  readonly weights: Float32Array;
}

/** Writes `<folder>/step-<n>`, whole or not at all, in the place of earlier ones. */
export async function writeBestWeights(
  folder: string,
  { weights, ...selection }: BestWeights,
): Promise<void> {
  const name = stepFolderName(selection.step);
  await rm(join(folder, name), { recursive: true, force: true });
  await writeFolderAtomically(join(folder, name), async (temporary) => {
    await writeFloats(join(temporary, 'weights.bin'), weights);
    await writeFile(join(temporary, 'selection.json'), JSON.stringify(selection, null, 2));
  });
  await keepLatestSteps(folder, 1);
}

/** @throws NoCheckpointError when there are none yet */
export async function readBestWeights(folder: string): Promise<BestWeights> {
  const path = await latestStepFolder(folder);
  const selection = selectionSchema.parse(JSON.parse(await readFile(join(path, 'selection.json'), 'utf8')));
  return { ...selection, weights: await readFloats(join(path, 'weights.bin')) };
}
