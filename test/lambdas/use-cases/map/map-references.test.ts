import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ulid } from 'ulidx';
import { describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { referenceIdSchema, subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { modelManifestSchema } from '#core/model/manifest.ts';
import type { ListedEmbedding } from '#lambdas/stores/references/embedding-list.ts';
import { type MapStores, mapReferences } from '#lambdas/use-cases/map/map-references.ts';
import { Random } from '#training/random/random.ts';

const MANIFEST = modelManifestSchema.parse(
  JSON.parse(await readFile(join(SHIPPED_MODEL, 'manifest.json'), 'utf8')),
);
const { modelVersion } = MANIFEST;
const TENANT = tenantIdSchema.parse('bank');

/** A table that holds these, two a page. */
function storing(listed: readonly ListedEmbedding[]): MapStores {
  return {
    registry: {
      published: async () => ({ modelVersion, manifestSha256: '', publishedAt: '2030-01-01T00:00:00Z' }),
      manifest: async () => MANIFEST,
    },
    embeddings: {
      async *since() {
        for (let at = 0; at < listed.length; at += 2) yield listed.slice(at, at + 2);
      },
    },
  };
}

function enrolled(people: number, references: number): ListedEmbedding[] {
  const random = new Random('enrolled');
  return Array.from({ length: people * references }, (_, i) => ({
    subject: subjectIdSchema.parse(`person-${i % people}`),
    reference: referenceIdSchema.parse(ulid()),
    embedding: Float32Array.from({ length: MANIFEST.embedding.size }, () => random.normal()),
  }));
}

describe('the map of references', () => {
  it('has a place for every reference of every person where they are few', async () => {
    const listed = enrolled(4, 3);
    const map = await mapReferences(storing(listed), TENANT, modelVersion);

    expect(map).toMatchObject({ modelVersion, people: 4, references: 12 });
    const shown = map.shown.flatMap(({ subject, places }) =>
      places.map(({ reference }) => `${subject} ${reference}`),
    );
    expect(shown.sort()).toEqual(listed.map(({ subject, reference }) => `${subject} ${reference}`).sort());
  });

  it('says whom it was drawn from where they are many', async () => {
    const map = await mapReferences(storing(enrolled(300, 3)), TENANT, modelVersion);

    expect(map).toMatchObject({ people: 300, references: 900 });
    expect(map.shown.flatMap(({ places }) => places)).toHaveLength(498);
  });

  it('is empty where the model has embedded nobody', async () => {
    expect(await mapReferences(storing([]), TENANT, modelVersion)).toEqual({
      modelVersion,
      people: 0,
      references: 0,
      shown: [],
    });
  });
});
