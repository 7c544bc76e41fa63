import { z } from 'zod';
import type { BatchId } from '#core/ids.ts';
import { batchItemSchema } from '../../api/schemas/batches/batch.ts';
import { batchResultSchema } from '../../api/schemas/batches/batch-result.ts';
import { batchFolder } from '../../stores/rows/keys.ts';

/** Items that are verified by one call of a function: some seconds' work, and little to do again. */
export const ITEMS_OF_A_PART = 25;

export const partSchema = z.array(batchItemSchema).min(1);
export const partResultsSchema = z.array(batchResultSchema).min(1);

/** Objects of a batch: the list of its parts, each part and its results, and the results of all. */
export const partList = (batch: BatchId): string => `${batchFolder(batch)}parts.json`;
export const partObject = (batch: BatchId, part: number): string => `${batchFolder(batch)}parts/${part}.json`;
export const partResultsObject = (batch: BatchId, part: number): string =>
  `${batchFolder(batch)}results/${part}.json`;
export const resultsObject = (batch: BatchId): string => `${batchFolder(batch)}results.jsonl`;

export const JSON_TYPE = 'application/json';
export const JSON_LINES_TYPE = 'application/jsonl';
