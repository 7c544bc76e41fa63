import { answerOf, type CheckedErasureReceipt } from 'countersign-client';
import type { ConnectionOptions } from '../connection-options.ts';
import { pageLines, printAnswer } from '../print-answer.ts';

/** `countersign subjects receipts` */
export function printReceipts(
  page: { readonly limit?: number; readonly after?: string },
  options: ConnectionOptions,
): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/erasures', { params: { query: page } })),
    ({ receipts, next }) =>
      pageLines(receipts.map(receiptLine), { none: 'Nobody was erased.', next, option: '--after' }),
  );
}

/** `countersign subjects receipts RECEIPT` */
export function printReceipt(receipt: string, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/erasures/{receipt}', { params: { path: { receipt } } })),
    (checked) => [receiptLine(checked), `  sha256 ${checked.sha256}`, `  subject ${checked.subjectSha256}`],
  );
}

function receiptLine({ receipt, erasedAt, by, intact }: CheckedErasureReceipt): string {
  return `${erasedAt}  receipt ${receipt}  by ${by}  ${intact ? 'intact' : 'ALTERED'}`;
}
