import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { sha256 } from '#core/model/artefact.ts';
import type { JobBucket } from './job-bucket.ts';

/**
 * The copy of a run's folder in a bucket, so that a machine that is taken away loses nothing: another one fetches it
 * and goes on. Files that did not change are not sent again. The list of files is written last: it names a whole copy,
 * whatever happened while a newer one was being written.
 */
export class RunCopy {
  readonly #bucket: JobBucket;
  readonly #prefix: string;
  readonly #sent = new Set<string>();

  /** @param prefix where the copy lies, ending in a slash */
  constructor(bucket: JobBucket, prefix: string) {
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  /** Brings the copy up to date with the folder. */
  async save(folder: string): Promise<void> {
    const files: Record<string, string> = {};
    for (const path of await filesUnder(folder)) {
      const bytes = await readFile(path);
      const digest = sha256(bytes);
      files[relative(folder, path).split(sep).join('/')] = digest;
      if (this.#sent.has(digest)) continue;
      await this.#bucket.put(this.#object(digest), bytes);
      this.#sent.add(digest);
    }
    await this.#bucket.put(this.#list, new TextEncoder().encode(JSON.stringify(files)));
  }

  /** Fetches the copy into a folder that does not exist yet; false where there is no copy. */
  async restore(folder: string): Promise<boolean> {
    const list = await this.#bucket.get(this.#list);
    if (list === undefined) return false;
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    const files: Record<string, string> = JSON.parse(new TextDecoder().decode(list));
    for (const [name, digest] of Object.entries(files)) {
      const bytes = await this.#bucket.get(this.#object(digest));
      if (bytes === undefined || sha256(bytes) !== digest) return false;
      const path = join(partial, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      this.#sent.add(digest);
    }
    await rename(partial, folder);
    return true;
  }

  get #list(): string {
    return `${this.#prefix}files.json`;
  }

  #object(digest: string): string {
    return `${this.#prefix}objects/${digest}`;
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
