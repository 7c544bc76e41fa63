import { join } from 'node:path';
import type { SignatureClass } from '../../signature-class.ts';
import { listFiles, listFolders } from '../list-images.ts';
import { classOfFiles, type Layout } from './layout.ts';

/** The two groups of people of the set; control writers wrote every name twice. */
const GROUPS = ['writers', 'control'];

/**
 * The set of Luo et al. 2023 (doi 10.1002/aisy.202300439): a class is a (writer, name) pair, and the same name by all
 * writers is a family, since a stranger who knows the name writes the same characters.
 */
export const crossMedia: Layout = {
  name: 'cross-media',
  paths: 'writers|control/<writer>/name<NN>/*',
  read: async (directory) => {
    const folders = await listFolders(directory);
    const classes: SignatureClass[] = [];
    for (const group of GROUPS.filter((name) => folders.includes(name))) {
      for (const writer of await listFolders(join(directory, group))) {
        for (const name of await listFolders(join(directory, group, writer))) {
          if (!/^name\d+$/.test(name)) continue;
          const identity = {
            id: `${group}/${writer}/${name}`,
            writer: `${group}/${writer}`,
            family: name,
            forged: false,
          };
          classes.push(classOfFiles(identity, await listFiles(join(directory, group, writer, name))));
        }
      }
    }
    return classes;
  },
};
