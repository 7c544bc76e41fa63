import { createHash } from 'node:crypto';
import { ulid } from 'ulidx';
import type { ErasureAnswer } from '../api/schemas/erasure.ts';
import type { ErasureStore } from '../stores/erasure-store.ts';
import type { ImageStore } from '../stores/image-store.ts';
import { type SubjectKey, subjectPartition } from '../stores/keys.ts';
import type { SubjectStore } from '../stores/subject-store.ts';

export interface ErasureStores {
  readonly subjects: SubjectStore;
  readonly erasures: ErasureStore;
  readonly images: ImageStore;
}

export interface ErasureRequest {
  readonly key: SubjectKey;
  readonly by: string;
  readonly at: Date;
}

/**
 * Erases a subject: rows, verification records, and every version of every image, leaving a receipt. The subject is
 * locked first and its own row goes last, so that an erasure that was interrupted is taken up by asking again.
 *
 * @throws SubjectUnknownError when there is no such subject
 * @throws ImagesNotErasedError when the bucket refuses to remove something
 */
export async function eraseSubject(
  stores: ErasureStores,
  { key, by, at }: ErasureRequest,
): Promise<ErasureAnswer> {
  await stores.subjects.beginErasure(key, at);
  const rows = await stores.erasures.removeRows(key);
  const imageVersions = await stores.images.eraseSubject(key);

  const receipt = ulid(at.getTime());
  const erasedAt = at.toISOString();
  const removed = { ...rows, imageVersions };
  const subjectSha256 = createHash('sha256').update(subjectPartition(key)).digest('hex');
  await stores.erasures.finish(key, { receipt, subjectSha256, erasedAt, by, removed });
  return { receipt, subject: key.subject, erasedAt, removed };
}
