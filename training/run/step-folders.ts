import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NoCheckpointError } from './errors.ts';

/** Name of what a run keeps of one step; names sort as steps do. */
export function stepFolderName(step: number): string {
  return `step-${String(step).padStart(8, '0')}`;
}

/** Path of the folder of the latest step. @throws NoCheckpointError when there is none */
export async function latestStepFolder(folder: string): Promise<string> {
  const name = (await stepFolders(folder)).at(-1);
  if (name === undefined) throw new NoCheckpointError(folder);
  return join(folder, name);
}

export async function keepLatestSteps(folder: string, kept: number): Promise<void> {
  const names = await stepFolders(folder);
  for (const name of names.slice(0, -kept)) await rm(join(folder, name), { recursive: true });
}

async function stepFolders(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new NoCheckpointError(folder, { cause });
  });
  return names.filter((name) => /^step-\d+$/.test(name)).sort();
}
