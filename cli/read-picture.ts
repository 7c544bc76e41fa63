import { readFile } from 'node:fs/promises';
import { UnreadableFileError } from './errors.ts';

/** The bytes of a picture on the command line. @throws UnreadableFileError */
export function readPicture(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new UnreadableFileError(path, { cause });
  });
}
