import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Folders under the one that is named in which files are looked for. */
const DEEPEST = 6;

/** Endings of picture files, as published sets have them; what cannot be decoded in the end is counted as unreadable. */
const PICTURE_ENDINGS = new Set(['.png', '.jpg', '.jpeg', '.webp', '.tif', '.tiff', '.bmp']);

/** Whether a file is named like a picture. */
export function isPictureName(path: string): boolean {
  return PICTURE_ENDINGS.has(extname(path).toLowerCase());
}

/** Visible subfolders by name, in code-point order, the same on every machine. */
export async function listFolders(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

/** Paths of the visible files in a folder, in code-point order; none when there is no such folder. */
export async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(directory, entry.name))
    .sort();
}

/** Paths of all files named like pictures in a folder and the folders in it, in code-point order. */
export async function listPicturesBelow(directory: string, depth = 0): Promise<string[]> {
  const own = (await listFiles(directory)).filter(isPictureName);
  if (depth === DEEPEST) return own;
  for (const name of await listFolders(directory)) {
    own.push(...(await listPicturesBelow(join(directory, name), depth + 1)));
  }
  return own;
}
