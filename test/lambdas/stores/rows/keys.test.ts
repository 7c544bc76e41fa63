import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { imageFolder, subjectPartition } from '#lambdas/stores/rows/keys.ts';

/** Ids at the edge of what is allowed: they look like each other's prefixes. */
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,8}$/);

describe('two subjects', () => {
  it('share neither a partition nor a folder, nor does one lie in the other', () => {
    fc.assert(
      fc.property(id, id, id, id, (tenantA, subjectA, tenantB, subjectB) => {
        fc.pre(tenantA !== tenantB || subjectA !== subjectB);
        const a = { tenant: tenantIdSchema.parse(tenantA), subject: subjectIdSchema.parse(subjectA) };
        const b = { tenant: tenantIdSchema.parse(tenantB), subject: subjectIdSchema.parse(subjectB) };

        expect(subjectPartition(a)).not.toBe(subjectPartition(b));
        expect(imageFolder(a).startsWith(imageFolder(b))).toBe(false);
      }),
    );
  });
});
