import { type Policy, type PolicyPart, resolvePolicy } from '#core/score/decision.ts';
import type { ComparisonAnswer } from '../../api/schemas/verifications/comparison.ts';
import type { ActiveModel } from '../active-model.ts';
import { embedImage } from '../embed-image.ts';
import { copiesOf, fingerprintOf } from '../fingerprint.ts';
import { explanationImage } from './explain-query.ts';
import { judgeQuery } from './judge-query.ts';

export interface ComparisonStores {
  readonly model: Pick<ActiveModel, 'embedder'>;
  readonly defaults: { readonly policy: Policy };
}

export interface ComparisonRequest {
  readonly reference: Uint8Array;
  readonly query: Uint8Array;
  readonly policy: PolicyPart;
  readonly explain: boolean;
}

/**
 * Compares two signatures that the caller holds; neither they nor the answer are kept.
 *
 * @throws RequestImageError, ModelError
 */
export async function compareSignatures(
  { model, defaults }: ComparisonStores,
  { reference: referenceImage, query: queryImage, policy, explain }: ComparisonRequest,
): Promise<ComparisonAnswer> {
  const embedder = await model.embedder();
  const reference = await embedImage(referenceImage, embedder, '/reference');
  const query = await embedImage(queryImage, embedder, '/query');
  const isCopyOfReference = copiesOf(fingerprintOf(referenceImage, reference.prepared));
  const isCopy = isCopyOfReference(fingerprintOf(queryImage, query.prepared));
  const { judgement } = judgeQuery(
    {
      query: query.embedding,
      references: [reference.embedding],
      manifest: embedder.manifest,
      policy: resolvePolicy([policy], defaults.policy),
    },
    isCopy,
  );
  return {
    ...judgement,
    findings: { reference: [...reference.findings], query: [...query.findings] },
    ...(explain && {
      explanation: await explanationImage(query.prepared.input, reference.prepared.input, embedder),
    }),
  };
}
