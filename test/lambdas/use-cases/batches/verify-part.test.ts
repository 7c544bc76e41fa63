import type { Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import { batchIdSchema, tenantIdSchema } from '#core/ids.ts';
import type { BatchCounts } from '#lambdas/api/schemas/batches/batch.ts';
import type { TenantObjects } from '#lambdas/stores/batches/tenant-objects.ts';
import type { KeptAnswers } from '#lambdas/stores/kept-answers.ts';
import { partObject, partResultsObject } from '#lambdas/use-cases/batches/batch-parts.ts';
import { type VerifyingStores, verifyPart } from '#lambdas/use-cases/batches/verify-part.ts';

const TENANT = tenantIdSchema.parse('bank');
const BATCH = batchIdSchema.parse('01K00000000000000000000000');
const PART = { tenant: TENANT, batch: BATCH, part: 0, by: 'clerk' };
const ITEMS = ['1', '2'].map((name) => ({ name, subject: 'anna', image: `${name}.png` }));

it('counts a part whose results were kept before they could be counted, without verifying it again', async () => {
  const objects = new Map([[partObject(BATCH, PART.part), JSON.stringify(ITEMS)]]);
  const noted: { part: number; counts: BatchCounts }[] = [];
  let verified = 0;
  let isLost = true;
  const stores = {
    objects: {
      readJson: (async (_, object, schema) => {
        const text = objects.get(object);
        return text === undefined ? undefined : schema.parse(JSON.parse(text));
      }) as TenantObjects['readJson'],
      write: async (_, object, text) => {
        objects.set(object, text);
      },
    },
    keptAnswers: {
      once: (async () => {
        verified++;
        throw new RangeError('An item that cannot be verified.');
      }) as KeptAnswers['once'],
    },
    problemOfItem: () => 'image-blank',
    partCounts: {
      note: async (_, __, counted) => {
        if (isLost) throw new Error('The table does not answer.');
        noted.push(counted);
      },
    },
  } satisfies Partial<Record<keyof VerifyingStores, unknown>> & {
    objects: Pick<TenantObjects, 'readJson' | 'write'>;
    partCounts: VerifyingStores['partCounts'];
  };
  const verify = () => verifyPart(stores as unknown as VerifyingStores, PART, {} as Context);

  await expect(verify()).rejects.toThrow('The table does not answer.');
  expect(objects.has(partResultsObject(BATCH, PART.part))).toBe(true);
  isLost = false;
  await verify();

  expect(verified).toBe(2);
  expect(noted).toEqual([{ part: 0, counts: { accepted: 0, review: 0, rejected: 0, failed: 2 } }]);
});
