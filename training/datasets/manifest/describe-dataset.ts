import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { relative } from 'node:path';
import type { PreparedSet } from '../prepared-set.ts';
import { nameOfSource, type SignatureDataset, type SignatureSource } from '../signature-class.ts';
import { type Partition, partitionOf } from '../split.ts';
import { termsOf } from '../terms.ts';
import type { DatasetManifest, ManifestPicture, SignatureCounts } from './dataset-manifest.ts';

/**
 * The manifest of a data set.
 *
 * @param source what the set was asked for by
 * @param prepared the same set prepared, which says what could not be read
 */
export async function describeDataset(
  source: string,
  dataset: SignatureDataset,
  prepared: PreparedSet,
): Promise<DatasetManifest> {
  const codes = new Map(prepared.unreadable.map(({ image, code }) => [image, code]));
  const pictures: ManifestPicture[] = [];
  for (const { writer, forged, sources } of dataset.classes) {
    for (const one of sources) {
      pictures.push({
        picture: one.kind === 'file' ? relative(dataset.id, one.path) : nameOfSource(one),
        writer,
        forged,
        sha256: await checksum(one),
        unreadable: codes.get(nameOfSource(one)) ?? null,
      });
    }
  }
  const writers = [...new Set(pictures.map(({ writer }) => writer))];
  const checksums = pictures.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
  const readable = pictures.filter(({ unreadable }) => unreadable === null);
  const side = (partition: Partition) =>
    countSignatures(readable.filter(({ writer }) => partitionOf(writer) === partition));
  return {
    name: dataset.name,
    layout: dataset.layout,
    terms: termsOf(source, dataset.name, undefined),
    all: countSignatures(readable),
    train: side('train'),
    validation: side('validation'),
    unreadable: pictures.length - readable.length,
    duplicates: checksums.length - new Set(checksums).size,
    sha256: digest(pictures.map(({ picture, sha256 }) => `${picture} ${sha256}\n`).join('')),
    partitions: Object.fromEntries(writers.map((writer) => [writer, partitionOf(writer)])),
    pictures,
  };
}

function countSignatures(pictures: readonly ManifestPicture[]): SignatureCounts {
  const forged = pictures.filter((picture) => picture.forged).length;
  return {
    writers: new Set(pictures.map(({ writer }) => writer)).size,
    genuine: pictures.length - forged,
    forged,
  };
}

async function checksum(source: SignatureSource): Promise<string | null> {
  if (source.kind === 'synthetic') return null;
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(source.path)) hash.update(chunk);
  } catch {
    // The list of unreadable pictures says so already.
    return null;
  }
  return hash.digest('hex');
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
