import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchIdSchema,
  modelVersionSchema,
  referenceIdSchema,
  subjectIdSchema,
  tenantIdSchema,
  verificationIdSchema,
} from '#core/ids.ts';
import * as keys from '#lambdas/stores/rows/keys.ts';

/** Ids at the edge of what is allowed: they look like each other's prefixes. */
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,8}$/);

describe('two subjects', () => {
  it('share neither a partition nor a folder, nor does one lie in the other', () => {
    fc.assert(
      fc.property(id, id, id, id, (tenantA, subjectA, tenantB, subjectB) => {
        fc.pre(tenantA !== tenantB || subjectA !== subjectB);
        const a = { tenant: tenantIdSchema.parse(tenantA), subject: subjectIdSchema.parse(subjectA) };
        const b = { tenant: tenantIdSchema.parse(tenantB), subject: subjectIdSchema.parse(subjectB) };

        expect(keys.subjectPartition(a)).not.toBe(keys.subjectPartition(b));
        expect(keys.imageFolder(a).startsWith(keys.imageFolder(b))).toBe(false);
      }),
    );
  });
});

/** What deployments hold lies under these names: another name loses it. */
describe('the layout of table and buckets', () => {
  const key = { tenant: tenantIdSchema.parse('bank'), subject: subjectIdSchema.parse('anna') };
  const { tenant } = key;
  const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  const reference = referenceIdSchema.parse(ulid);
  const verification = verificationIdSchema.parse(ulid);
  const batch = batchIdSchema.parse(ulid);
  const model = modelVersionSchema.parse('v1');

  it.each([
    [keys.subjectPartition(key), 'T#bank#S#anna'],
    [keys.batchPartition(tenant), 'T#bank#BATCHES'],
    [keys.erasedPartition(tenant), 'T#bank#ERASED'],
    [keys.subjectListPartition(tenant), 'T#bank#SUBJECTS'],
    [keys.keptAnswerPartition(tenant), 'T#bank#IDEMPOTENT'],
    [keys.ratePartition(tenant), 'T#bank#RATE'],
    [keys.decisionList(tenant, 'review'), 'T#bank#DECISION#review'],
    [keys.reviewQueue(tenant), 'T#bank#REVIEWS'],
    [keys.embeddingList(tenant, model), 'T#bank#EMB#v1'],
    [keys.embeddedAt(new Date(0), reference), `1970-01-01T00:00:00.000Z#${ulid}`],
    [keys.referenceRow(reference), `REF#${ulid}`],
    [keys.embeddingRows(model), 'EMB#v1#'],
    [keys.embeddingRow(model, reference), `EMB#v1#${ulid}`],
    [keys.verificationRow(verification), `VER#${ulid}`],
    [keys.labelRow(verification), `LABEL#${ulid}`],
    [keys.modelRow(model), 'V#v1'],
    [keys.imageFolder(key), 'bank/anna/'],
    [keys.imageObject(key, reference), `bank/anna/${ulid}`],
    [keys.queryImageObject(key, verification), `bank/anna/queries/${ulid}`],
    [keys.tenantFolder(tenant), 'bank/'],
    [keys.batchFolder(batch), `batches/${ulid}/`],
    [keys.modelObject(model, 'model.onnx'), 'models/v1/model.onnx'],
  ])('has %s', (name, expected) => {
    expect(name).toBe(expected);
  });

  it('tells whose folder an object lies in, and of nothing else', () => {
    for (const object of [`bank/anna/${ulid}`, `bank/anna/queries/${ulid}`]) {
      expect(keys.subjectOfObject(object)).toEqual(key);
    }
    for (const object of ['bank/anna', 'bank', '', '/anna/x', 'bank//x', 'bank/a#b/x', '../anna/x']) {
      expect(keys.subjectOfObject(object)).toBeUndefined();
    }
  });
});
