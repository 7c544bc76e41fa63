import { readFile, rename, writeFile } from 'node:fs/promises';

/**
 * A marker is a small file that says which work was finished: its text is the key of the inputs. It is written under
 * another name and renamed, so that an interruption leaves either no marker or a whole one.
 */
export async function writeMarker(path: string, key: string): Promise<void> {
  await writeFile(`${path}.partial`, `${key}\n`);
  await rename(`${path}.partial`, path);
}

/** Whether the work under this key was finished. */
export async function hasMarker(path: string, key: string): Promise<boolean> {
  return (await readMarker(path)) === key;
}

/** The key that the marker holds; undefined where there is none. */
export async function readMarker(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trimEnd();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
