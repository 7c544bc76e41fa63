import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { sha256 } from '#core/model/artefact.ts';
import { FolderCopyDamagedError } from '../errors.ts';
import type { JobBucket } from './job-bucket.ts';

/** sha256 of every file by its path, `/` between folders. */
const listSchema = z.record(
  z.string().regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/),
  z.string().regex(/^[0-9a-f]{64}$/),
);

/**
 * The copy of a folder in a bucket, so that a machine that is taken away loses nothing: another one fetches it and goes
 * on. Files that did not change are not sent again. The list of files is written last: it names a whole copy, whatever
 * happened while a newer one was being written.
 */
export class FolderCopy {
  readonly #bucket: JobBucket;
  readonly #prefix: string;
  readonly #sent = new Set<string>();

  /** @param prefix where the copy lies, ending in a slash */
  constructor(bucket: JobBucket, prefix: string) {
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  /** Brings the copy up to date with some entries of the folder, or with all of it. */
  async save(folder: string, entries: readonly string[] = ['.']): Promise<void> {
    const files: Record<string, string> = {};
    for (const path of await filesBelow(folder, entries)) {
      const bytes = await readFile(path);
      const digest = sha256(bytes);
      files[relative(folder, path).split(sep).join('/')] = digest;
      if (this.#sent.has(digest)) continue;
      await this.#bucket.put(this.#object(digest), bytes);
      this.#sent.add(digest);
    }
    await this.#bucket.put(this.#list, new TextEncoder().encode(JSON.stringify(files)));
  }

  /** Writes the copy's files into a folder; false where there is no copy. @throws FolderCopyDamagedError */
  async restore(folder: string): Promise<boolean> {
    const list = await this.#bucket.get(this.#list);
    if (list === undefined) return false;
    for (const [name, digest] of Object.entries(this.#readList(list))) {
      const bytes = await this.#bucket.get(this.#object(digest));
      if (bytes === undefined || sha256(bytes) !== digest) throw new FolderCopyDamagedError(this.#prefix);
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
      this.#sent.add(digest);
    }
    return true;
  }

  get #list(): string {
    return `${this.#prefix}files.json`;
  }

  #object(digest: string): string {
    return `${this.#prefix}objects/${digest}`;
  }

  #readList(bytes: Uint8Array): z.infer<typeof listSchema> {
    try {
      return listSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (cause) {
      throw new FolderCopyDamagedError(this.#prefix, { cause });
    }
  }
}

async function filesBelow(folder: string, entries: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const wanted = entries.some(
      (one) => one === '.' || `${relative(folder, path)}${sep}`.startsWith(`${one}${sep}`),
    );
    if (entry.isFile() && wanted) files.push(path);
  }
  return files;
}
