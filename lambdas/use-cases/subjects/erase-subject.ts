import { createHash } from 'node:crypto';
import { ulid } from 'ulidx';
import type { ErasureRecord, Receipt } from '../../api/schemas/subjects/erasure.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import { type SubjectKey, subjectPartition } from '../../stores/rows/keys.ts';
import type { ErasureStore } from '../../stores/subjects/erasure-store.ts';
import type { SubjectStore } from '../../stores/subjects/subject-store.ts';
import { receiptSha256 } from './receipt-hash.ts';

export interface ErasureStores {
  readonly subjects: Pick<SubjectStore, 'beginErasure'>;
  readonly erasures: ErasureStore;
  readonly images: Pick<ImageStore, 'versionsOf' | 'eraseVersions'>;
}

export interface ErasureRequest {
  readonly key: SubjectKey;
  readonly by: string;
  readonly at: Date;
}

/**
 * Erases a subject: rows, verification records, and every version of every image, leaving a receipt. The subject is
 * locked first and its own row goes last, so that an erasure that was interrupted is taken up by asking again; the
 * receipt counts what all attempts have removed.
 *
 * @throws SubjectUnknownError when there is no such subject
 * @throws SubjectChangedError when another request erases it at the same moment
 * @throws ImagesNotErasedError when the bucket refuses to remove something
 */
export async function eraseSubject(stores: ErasureStores, { key, by, at }: ErasureRequest): Promise<Receipt> {
  await stores.subjects.beginErasure(key, at);
  await stores.erasures.removeRows(key);
  // Another request may finish this erasure, and the name be enrolled anew: what is removed was there before the note.
  const versions = await stores.images.versionsOf(key);
  await stores.erasures.noteImages(key, versions.length);
  await stores.images.eraseVersions(versions);
  const record: ErasureRecord = {
    receipt: ulid(at.getTime()),
    subjectSha256: createHash('sha256').update(subjectPartition(key)).digest('hex'),
    erasedAt: at.toISOString(),
    by,
    removed: await stores.erasures.removed(key),
  };
  const receipt = { ...record, sha256: receiptSha256(record) };
  await stores.erasures.finish(key, receipt);
  return receipt;
}
