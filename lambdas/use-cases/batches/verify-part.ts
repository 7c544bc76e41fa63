import type { Context } from 'aws-lambda';
import { ImageTooManyBytesError } from '#core/errors/image-errors.ts';
import type { BatchId, TenantId } from '#core/ids.ts';
import { MAX_IMAGE_BYTES } from '#core/image/decoding/limits.ts';
import { sha256 } from '#core/model/artefact.ts';
import type { BatchItem } from '../../api/schemas/batches/batch.ts';
import type { BatchResult } from '../../api/schemas/batches/batch-result.ts';
import { BatchImageMissingError, BatchUnknownError } from '../../errors/batch-errors.ts';
import type { PartCounts } from '../../stores/batches/part-counts.ts';
import type { TenantObjects } from '../../stores/batches/tenant-objects.ts';
import type { KeptAnswers } from '../../stores/kept-answers.ts';
import { subjectPartition } from '../../stores/rows/keys.ts';
import { type VerificationStores, verifyQuery } from '../verifications/verify-query.ts';
import { JSON_TYPE, partObject, partResultsObject, partResultsSchema, partSchema } from './batch-parts.ts';
import { countResults } from './count-results.ts';

export interface VerifyingStores {
  readonly verification: VerificationStores;
  readonly objects: Pick<TenantObjects, 'read' | 'readJson' | 'write'>;
  readonly partCounts: Pick<PartCounts, 'note'>;
  readonly keptAnswers: Pick<KeptAnswers, 'once'>;
  /** The code of the problem where an error is the item's own fault, so that trying again would not help. */
  readonly problemOfItem: (error: unknown) => string | undefined;
}

export interface BatchPart {
  readonly tenant: TenantId;
  readonly batch: BatchId;
  readonly part: number;
  readonly by: string;
}

/**
 * Verifies the items of one part of a batch, keeps their results and counts them. Done again it changes nothing: a part
 * that has results is only counted, and an item that was verified before is answered as before.
 *
 * Throws what is not an item's own fault, so that the part is tried again.
 */
export async function verifyPart(stores: VerifyingStores, part: BatchPart, context: Context): Promise<void> {
  const { tenant, batch } = part;
  const object = partResultsObject(batch, part.part);
  const results =
    (await stores.objects.readJson(tenant, object, partResultsSchema)) ??
    (await verifyItems(stores, part, context));
  const counted = { part: part.part, counts: countResults(results) };
  await stores.partCounts.note(tenant, batch, counted, new Date());
}

async function verifyItems(
  stores: VerifyingStores,
  part: BatchPart,
  context: Context,
): Promise<BatchResult[]> {
  const { tenant, batch } = part;
  const items = await stores.objects.readJson(tenant, partObject(batch, part.part), partSchema);
  if (items === undefined) throw new BatchUnknownError();
  const ended: BatchResult[] = [];
  for (const item of items) ended.push(await verifyItem(stores, part, item, context));
  await stores.objects.write(tenant, partResultsObject(batch, part.part), JSON.stringify(ended), JSON_TYPE);
  return ended;
}

async function verifyItem(
  stores: VerifyingStores,
  { tenant, batch, by }: BatchPart,
  item: BatchItem,
  context: Context,
): Promise<BatchResult> {
  const { name, subject } = item;
  const key = { tenant, subject };
  const request = {
    partition: subjectPartition(key),
    operation: 'verifyBatchItem',
    key: `${batch}/${name}`,
    sha256: sha256(Buffer.from(JSON.stringify(item))),
  };
  try {
    const verify = async () => {
      const image = await readImage(stores.objects, tenant, item);
      return verifyQuery(stores.verification, { key, image, policy: {}, explain: false, by, at: new Date() });
    };
    const { id, decision, reason, score } = await stores.keptAnswers.once(request, context, verify);
    return { name, subject, verification: id, decision, reason, score };
  } catch (error) {
    const problem = stores.problemOfItem(error);
    if (problem === undefined) throw error;
    return { name, subject, problem };
  }
}

async function readImage(
  objects: Pick<TenantObjects, 'read'>,
  tenant: TenantId,
  { image }: BatchItem,
): Promise<Uint8Array> {
  const tooLarge = (bytes: number) => new ImageTooManyBytesError(bytes, MAX_IMAGE_BYTES);
  const bytes = await objects.read(tenant, image, MAX_IMAGE_BYTES, tooLarge);
  if (bytes === undefined) throw new BatchImageMissingError();
  return bytes;
}
