import { basename, extname, relative, sep } from 'node:path';
import type { SignatureClass } from '../../signature-class.ts';
import { listPicturesBelow } from '../list-images.ts';
import { classOfFiles, type Layout } from './layout.ts';

/** What the name of a file says: whose signature it is, or is meant to be. */
export interface NamedSignature {
  readonly writer: string;
  readonly forged: boolean;
}

/**
 * A layout that says everything in the names of its files, in whatever folders they lie. It fits when most of the
 * pictures are named so. The same name twice for one writer is one picture that two parts of a set share.
 *
 * @param parse what a file's name without its ending says, given the folders it lies in; null when it is named otherwise
 */
export function namedFiles(
  name: string,
  paths: string,
  parse: (stem: string, folders: readonly string[]) => NamedSignature | null,
): Layout {
  return {
    name,
    paths,
    read: async (directory) => {
      const pictures = await listPicturesBelow(directory);
      const members = new Map<string, NamedSignature & { readonly files: Map<string, string> }>();
      let named = 0;
      for (const path of pictures) {
        const stem = basename(path, extname(path));
        const folders = relative(directory, path).split(sep).slice(0, -1);
        const signature = parse(stem, folders);
        if (signature === null) continue;
        named++;
        const id = `${signature.writer}/${signature.forged ? 'forged' : 'genuine'}`;
        const member = members.get(id) ?? { ...signature, files: new Map() };
        members.set(id, member);
        if (!member.files.has(stem)) member.files.set(stem, path);
      }
      return named * 2 > pictures.length
        ? [...members].map(([id, member]) => toClass(id, member)).sort(byId)
        : [];
    },
  };
}

function toClass(
  id: string,
  { writer, forged, files }: NamedSignature & { readonly files: ReadonlyMap<string, string> },
): SignatureClass {
  return classOfFiles({ id, writer, family: writer, forged }, [...files.values()]);
}

/** Writers by number where they are numbers, a writer's genuine signatures before the forgeries. */
function byId(a: SignatureClass, b: SignatureClass): number {
  return a.writer.localeCompare(b.writer, 'en', { numeric: true }) || Number(a.forged) - Number(b.forged);
}
