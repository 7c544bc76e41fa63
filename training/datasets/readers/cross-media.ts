import { basename, join } from 'node:path';
import type { SignatureClass, SignatureDataset } from '../signature-class.ts';
import { listFiles, listFolders } from './list-images.ts';

/** The two groups of people of the set; control writers wrote every name twice. */
const GROUPS = ['writers', 'control'];

/**
 * Reads the layout `writers|control/<writer>/name<NN>/*` (Luo et al. 2023, doi 10.1002/aisy.202300439): a class is a
 * (writer, name) pair, and the same name by all writers is a family, since a stranger who knows the name writes the
 * same characters. Null when the folder is laid out otherwise.
 */
export async function readCrossMedia(directory: string): Promise<SignatureDataset | null> {
  const folders = await listFolders(directory);
  const classes: SignatureClass[] = [];
  for (const group of GROUPS.filter((name) => folders.includes(name))) {
    for (const writer of await listFolders(join(directory, group))) {
      for (const name of await listFolders(join(directory, group, writer))) {
        if (!/^name\d+$/.test(name)) continue;
        const paths = await listFiles(join(directory, group, writer, name));
        classes.push({
          id: `${group}/${writer}/${name}`,
          writer: `${group}/${writer}`,
          family: name,
          forged: false,
          sources: paths.map((path) => ({ kind: 'file', path })),
        });
      }
    }
  }
  return classes.length === 0 ? null : { name: basename(directory), classes };
}
