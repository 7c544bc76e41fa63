import type { SignatureClass } from '../../signature-class.ts';

/** A way of laying out a data set in folders and file names. */
export interface Layout {
  readonly name: string;
  /** What its paths look like, for people. */
  readonly paths: string;
  /** The classes of a folder in this layout; none when it is laid out otherwise. */
  readonly read: (directory: string) => Promise<SignatureClass[]>;
}

/** A class of files. */
export function classOfFiles(
  identity: Omit<SignatureClass, 'sources'>,
  paths: readonly string[],
): SignatureClass {
  return { ...identity, sources: paths.map((path) => ({ kind: 'file', path })) };
}
