import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ulid } from 'ulidx';
import { beforeEach, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { modelVersionSchema, referenceIdSchema, subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { modelManifestSchema } from '#core/model/manifest.ts';
import { TooManyPeopleError } from '#lambdas/errors/identification-errors.ts';
import type { EmbeddingList, ListedEmbedding } from '#lambdas/stores/references/embedding-list.ts';
import { TenantIndexes } from '#lambdas/use-cases/identifications/tenant-indexes.ts';

const MANIFEST = modelManifestSchema.parse(
  JSON.parse(await readFile(join(SHIPPED_MODEL, 'manifest.json'), 'utf8')),
);
const [BANK, SHOP] = ['bank', 'shop'].map((name) => tenantIdSchema.parse(name));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Written {
  readonly at: number;
  readonly listed: ListedEmbedding;
}

let now: number;
let rows: Written[];
/** How many embeddings each look has read. */
let read: number[];

beforeEach(() => {
  now = Date.parse('2030-01-01T00:00:00Z');
  rows = [];
  read = [];
});

/** The table's index, whose every page holds two. */
const embeddings: Pick<EmbeddingList, 'since'> = {
  async *since(_, __, moment) {
    const found = rows.filter(({ at }) => at >= moment.getTime()).map(({ listed }) => listed);
    read.push(found.length);
    for (let at = 0; at < found.length; at += 2) yield found.slice(at, at + 2);
  },
};
const indexes = () => new TenantIndexes(embeddings, () => now);

function write(subject: string, at = now): ListedEmbedding {
  const embedding = Float32Array.from({ length: MANIFEST.embedding.size }, (_, i) =>
    Math.sin(i + rows.length),
  );
  const listed = {
    subject: subjectIdSchema.parse(subject),
    reference: referenceIdSchema.parse(ulid()),
    embedding,
  };
  rows.push({ at, listed });
  return listed;
}

const current = async (kept: TenantIndexes, tenant = BANK, manifest = MANIFEST) =>
  kept.current(tenant ?? tenantIdSchema.parse('bank'), manifest);

describe('the references of a tenant in memory', () => {
  it('are all of them at first, and only what is new is read later', async () => {
    for (const subject of ['anna', 'anna', 'bert', 'cleo', 'dora']) write(subject, now - HOUR);
    const kept = indexes();
    expect(await current(kept)).toMatchObject({ count: 5, people: 4 });

    now += MINUTE;
    write('emil');

    expect(await current(kept)).toMatchObject({ count: 6, people: 5 });
    expect(read).toEqual([5, 1]);
  });

  it('miss nothing that shows later than it was written', async () => {
    const kept = indexes();
    await current(kept);
    const at = now - MINUTE;
    now += 1000;
    write('late', at);

    expect((await current(kept)).people).toBe(1);
    expect((await current(kept)).count).toBe(1);
  });

  it('are those of the model that asks', async () => {
    write('anna');
    const kept = indexes();
    const before = await current(kept);
    const other = { ...MANIFEST, modelVersion: modelVersionSchema.parse('other-1') };

    expect(await current(kept, BANK, other)).not.toBe(before);
  });

  it('are loaded anew after an hour, without those that were removed', async () => {
    const gone = write('anna', now - HOUR);
    write('bert', now - HOUR);
    const kept = indexes();
    await current(kept);
    rows = rows.filter(({ listed }) => listed !== gone);
    expect((await current(kept)).people).toBe(2);

    now += HOUR;

    expect((await current(kept)).people).toBe(1);
  });

  it('are kept for several tenants', async () => {
    write('anna', now - HOUR);
    const kept = indexes();
    const [bank, shop] = [await current(kept), await current(kept, SHOP)];

    expect(await current(kept)).toBe(bank);
    expect(await current(kept, SHOP)).toBe(shop);
    expect(read).toEqual([1, 1, 0, 0]);
  });

  it('are refused where they are too many, before they are all loaded', async () => {
    const page = Array.from({ length: 1000 }, () => write('anna'));
    let pages = 0;
    const endless: Pick<EmbeddingList, 'since'> = {
      async *since() {
        for (; pages < 1000; pages++) yield page;
      },
    };

    await expect(current(new TenantIndexes(endless))).rejects.toThrow(TooManyPeopleError);
    expect(pages).toBe(200);
  });
});
