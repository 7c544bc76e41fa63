import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasMarker, writeMarker } from '#training/tensorflow/set-up/marker.ts';
import { runProgram } from '#training/tensorflow/set-up/run-program.ts';
import { PRIVATE } from '../checkout.mjs';
import { DownloadAlteredError, PackageInstallError } from '../errors.ts';
import type { Step } from '../step.ts';

/** Where the jars and native libraries of DynamoDB Local lie. */
export const DYNAMODB_LOCAL = join(PRIVATE, 'dynamodb-local');

const POM = fileURLToPath(new URL('../dynamodb-local/pom.xml', import.meta.url));
const CHECKSUMS = fileURLToPath(new URL('../dynamodb-local/sha256.txt', import.meta.url));
const MARKER = join(DYNAMODB_LOCAL, 'countersign-checksums');

/** DynamoDB Local from Maven Central, by the machine's Maven; every file is checked against its sha256. */
export const dynamodbLocal: Step = {
  name: 'DynamoDB Local',

  async isDone() {
    return hasMarker(MARKER, await key());
  },

  async run(progress) {
    progress('downloading from Maven Central');
    await mkdir(PRIVATE, { recursive: true });
    const partial = `${DYNAMODB_LOCAL}.partial`;
    await rm(partial, { recursive: true, force: true });
    const log = join(PRIVATE, 'maven.log');
    const result = await runProgram(
      'mvn',
      ['-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`],
      { log },
    );
    if (result.code !== 0) throw new PackageInstallError('DynamoDB Local', result.tail, log);
    await check(partial);
    await rm(DYNAMODB_LOCAL, { recursive: true, force: true });
    await rename(partial, DYNAMODB_LOCAL);
    await writeMarker(MARKER, await key());
  },
};

/** Lines as `sha256sum` writes them. @throws DownloadAlteredError for the first file that is not the pinned one */
async function check(directory: string): Promise<void> {
  for (const line of (await readFile(CHECKSUMS, 'utf8')).trim().split('\n')) {
    const [expected = '', name = ''] = line.split(/\s+/);
    const content = await readFile(join(directory, name)).catch(() => Buffer.alloc(0));
    if (createHash('sha256').update(content).digest('hex') !== expected) {
      throw new DownloadAlteredError(name);
    }
  }
}

async function key(): Promise<string> {
  return createHash('sha256')
    .update(await readFile(CHECKSUMS))
    .digest('hex');
}
