import type { SignatureDataset } from '#training/datasets/signature-class.ts';
import { SeveralNamesError } from './errors.ts';

/** A picture on this machine, and what a data set says of it. */
export interface ListedPicture {
  /** Name of the writer as a data set can have it. */
  readonly writer: string;
  readonly label: 'genuine' | 'forged';
  readonly path: string;
}

/** The pictures of a folder in its order. @throws SeveralNamesError */
export function listedPictures({ classes }: SignatureDataset): ListedPicture[] {
  const seen = new Set<string>();
  return classes.flatMap(({ writer, forged, sources }) => {
    const label = forged ? 'forged' : 'genuine';
    if (seen.has(`${label} ${writer}`)) throw new SeveralNamesError(writer);
    seen.add(`${label} ${writer}`);
    return sources.flatMap((source) =>
      source.kind === 'file' ? [{ writer: plain(writer), label, path: source.path } as const] : [],
    );
  });
}

/** Letters, digits, `_` and `-` alone, and none of the others at the beginning. */
function plain(writer: string): string {
  const word = writer.replaceAll(/[^\w-]/g, '-');
  return /^\w/.test(word) ? word : `w${word}`;
}
