import { basename, join } from 'node:path';
import type { SignatureClass, SignatureDataset } from '../signature-class.ts';
import { listFiles, listFolders } from './list-images.ts';

/**
 * Reads the layout `<writer>/genuine/*` and `<writer>/forged/*`: a writer's genuine signatures are one class, the
 * skilled forgeries of it another of the same family. Null when the folder has no such writer.
 */
export async function readGenuineForged(directory: string): Promise<SignatureDataset | null> {
  const classes: SignatureClass[] = [];
  for (const writer of await listFolders(directory)) {
    for (const kind of ['genuine', 'forged'] as const) {
      const paths = await listFiles(join(directory, writer, kind));
      if (paths.length === 0) continue;
      classes.push({
        id: `${writer}/${kind}`,
        writer,
        family: writer,
        forged: kind === 'forged',
        sources: paths.map((path) => ({ kind: 'file', path })),
      });
    }
  }
  return classes.length === 0 ? null : { name: basename(directory), classes };
}
