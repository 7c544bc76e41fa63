import type { BatchCounts } from '../../api/schemas/batches/batch.ts';
import type { BatchResult } from '../../api/schemas/batches/batch-result.ts';

const NONE: BatchCounts = { accepted: 0, review: 0, rejected: 0, failed: 0 };

/** How some items of a batch ended. */
export function countResults(results: readonly BatchResult[]): BatchCounts {
  const decided = (decision: string) =>
    results.filter((result) => 'decision' in result && result.decision === decision).length;
  return {
    accepted: decided('accept'),
    review: decided('review'),
    rejected: decided('reject'),
    failed: results.filter((result) => 'problem' in result).length,
  };
}

/** How the items of several parts ended, all together. */
export function addCounts(parts: readonly BatchCounts[]): BatchCounts {
  return parts.reduce(
    (sum, { accepted, review, rejected, failed }) => ({
      accepted: sum.accepted + accepted,
      review: sum.review + review,
      rejected: sum.rejected + rejected,
      failed: sum.failed + failed,
    }),
    NONE,
  );
}

/** Items that have ended. */
export function endedItems({ accepted, review, rejected, failed }: BatchCounts): number {
  return accepted + review + rejected + failed;
}
