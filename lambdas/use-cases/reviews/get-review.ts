import type { VerificationId } from '#core/ids.ts';
import type { ReviewMaterial } from '../../api/schemas/verifications/review-material.ts';
import { ReviewUnknownError } from '../../errors/verification-errors.ts';
import type { ImageStore } from '../../stores/image-store.ts';
import type { ReferenceStore } from '../../stores/references/reference-store.ts';
import type { SubjectKey } from '../../stores/rows/keys.ts';
import type { VerificationStore } from '../../stores/verifications/verification-store.ts';
import { findVerification } from '../verifications/get-verification.ts';
import { verificationAnswer } from '../verifications/verification-answer.ts';

export interface ReviewMaterialStores {
  readonly verifications: Pick<VerificationStore, 'find'>;
  readonly references: Pick<ReferenceStore, 'list'>;
  readonly images: Pick<ImageStore, 'link'>;
}

/**
 * What a reviewer looks at: the verification, and links to the query and to the references that it was compared with.
 *
 * @throws VerificationUnknownError, ReviewUnknownError
 */
export async function getReview(
  { verifications, references, images }: ReviewMaterialStores,
  key: SubjectKey,
  id: VerificationId,
  at: Date,
): Promise<ReviewMaterial> {
  const record = await findVerification(verifications, key, id);
  if (record.review === undefined || record.queryImage === undefined) throw new ReviewUnknownError();
  const compared = new Set([...record.references.map((reference) => reference.id), record.copyOf]);
  const stillThere = (await references.list(key)).filter(({ referenceId }) => compared.has(referenceId));
  const links = stillThere.map(async ({ referenceId, image }) => ({
    id: referenceId,
    ...(await images.link(image, at)),
  }));
  return {
    verification: verificationAnswer(record),
    query: await images.link(record.queryImage, at),
    references: await Promise.all(links),
  };
}
