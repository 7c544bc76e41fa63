import { join } from 'node:path';
import type { SignatureClass } from '../../signature-class.ts';
import { listFiles, listFolders } from '../list-images.ts';
import { classOfFiles, type Layout } from './layout.ts';

/** A folder a writer: genuine signatures are one class, the skilled forgeries of them another of the same family. */
export const genuineForged: Layout = {
  name: 'genuine-forged',
  paths: '<writer>/genuine/* and <writer>/forged/*',
  read: async (directory) => {
    const classes: SignatureClass[] = [];
    for (const writer of await listFolders(directory)) {
      for (const kind of ['genuine', 'forged'] as const) {
        const paths = await listFiles(join(directory, writer, kind));
        if (paths.length === 0) continue;
        const forged = kind === 'forged';
        classes.push(classOfFiles({ id: `${writer}/${kind}`, writer, family: writer, forged }, paths));
      }
    }
    return classes;
  },
};
