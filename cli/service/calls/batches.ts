import { answerOf, type Batch } from 'countersign-client';
import type { ConnectionOptions } from '../connection-options.ts';
import { pageLines, printAnswer } from '../print-answer.ts';

/** `countersign batches start MANIFEST` */
export function printStartedBatch(manifest: string, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.POST('/v1/batches', { body: { manifest } })),
    batchLines,
  );
}

/** `countersign batches list` */
export function printBatches(
  page: { readonly limit?: number; readonly after?: string },
  options: ConnectionOptions,
): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/batches', { params: { query: page } })),
    ({ batches, next }) =>
      pageLines(batches.flatMap(batchLines), { none: 'There are no batches.', next, option: '--after' }),
  );
}

/** `countersign batches show BATCH` */
export function printBatch(batch: string, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.GET('/v1/batches/{batch}', { params: { path: { batch } } })),
    batchLines,
  );
}

/** `countersign batches resume BATCH` */
export function printResumedBatch(batch: string, options: ConnectionOptions): Promise<void> {
  return printAnswer(
    options,
    (service) => answerOf(service.POST('/v1/batches/{batch}/resumption', { params: { path: { batch } } })),
    batchLines,
  );
}

function batchLines({ id, status, items, manifest, startedAt, counts, waiting, results }: Batch): string[] {
  return [
    `${id}  ${status}  ${items} items of ${manifest}, since ${startedAt}`,
    `  ${countsLine(counts)}, waiting ${waiting}`,
    ...(results === undefined ? [] : [`  results: ${results}`]),
  ];
}

function countsLine({ accepted, review, rejected, failed }: Batch['counts']): string {
  return `accepted ${accepted}, review ${review}, rejected ${rejected}, failed ${failed}`;
}
