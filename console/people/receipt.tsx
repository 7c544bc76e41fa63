import type { ErasureReceipt } from 'countersign-client';
import { useMemo } from 'preact/hooks';
import { counted, momentText } from '../parts/figures.ts';

export interface ReceiptProps {
  readonly subject: string;
  readonly receipt: ErasureReceipt;
}

/** Proof that a person was erased, to be kept by whoever asked for it. */
export function Receipt({ subject, receipt }: ReceiptProps) {
  const { removed, erasedAt, by, sha256 } = receipt;
  const file = useMemo(
    () => URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' })),
    [receipt],
  );
  return (
    <section class="card" aria-label="Receipt" role="status">
      <h2>{subject} is erased</h2>
      <p>
        Removed {counted(removed.references, 'reference')}, {counted(removed.embeddings, 'embedding')},{' '}
        {counted(removed.verifications, 'verification')} and{' '}
        {counted(removed.imageVersions, 'stored picture')}.
      </p>
      <dl>
        <dt>Receipt</dt>
        <dd>{receipt.receipt}</dd>
        <dt>When</dt>
        <dd>
          {momentText(erasedAt)}, by {by}
        </dd>
        <dt>sha256</dt>
        <dd class="hash">{sha256}</dd>
      </dl>
      <p class="muted">
        The receipt holds no name, only a hash of it that whoever knows the name can check. It stays in the
        service.
      </p>
      <div class="actions">
        <a class="button" href={file} download={`erasure-${receipt.receipt}.json`}>
          Save the receipt
        </a>
      </div>
    </section>
  );
}
