import { ulid } from 'ulidx';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { referenceIdSchema, subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { readArtefact } from '#core/model/artefact.ts';
import type { Reference } from '#lambdas/stores/references/reference-row.ts';
import type { EmbeddedReference } from '#lambdas/stores/references/reference-store.ts';
import { embedImage } from '#lambdas/use-cases/embed-image.ts';
import { comparedReferences } from '#lambdas/use-cases/verifications/compared-references.ts';
import { Page } from '#test/support/pictures.ts';

const key = { tenant: tenantIdSchema.parse('bank'), subject: subjectIdSchema.parse('anna') };

let embedder: Embedder;
let picture: Uint8Array;
let blank: Uint8Array;
const addEmbedding = vi.fn(async () => {});
const read = vi.fn<() => Promise<Uint8Array | undefined>>();
const stores = { references: { addEmbedding }, images: { read } };

beforeAll(async () => {
  embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
  picture = await new Page(400, 200).signature().file();
  blank = await new Page(400, 200).file();
});
beforeEach(() => {
  vi.resetAllMocks();
  read.mockImplementation(async () => picture);
});

function reference(own: Partial<Reference> = {}): Reference {
  const referenceId = referenceIdSchema.parse(ulid());
  const image = { object: `bank/anna/${referenceId}`, version: 'v1' };
  return {
    referenceId,
    state: 'active',
    enrolledAt: '2026-01-01T00:00:00.000Z',
    by: 'clerk',
    findings: [],
    imageSha256: 'a'.repeat(64),
    copyDescriptor: new Uint8Array(),
    image,
    ...own,
  };
}

const ofSubject = (enrolled: Reference[], embedded: EmbeddedReference[] = []) =>
  comparedReferences(stores, key, { subject: { incarnation: ulid() }, enrolled, embedded }, embedder);

describe('comparedReferences', () => {
  it('takes what is embedded as it is', async () => {
    const [one, two] = [reference(), reference()];
    const embedded = [one, two].map(({ referenceId }, i) => ({
      id: referenceId,
      embedding: Float32Array.of(i),
    }));

    const { references, embeddedOnTheWay } = await ofSubject([one, two], embedded);

    expect(references.map(({ embedding }) => [...embedding])).toEqual([[0], [1]]);
    expect(embeddedOnTheWay).toBe(0);
    expect(read).not.toHaveBeenCalled();
  });

  it('embeds what is missing from its picture, as an enrollment would, and keeps it', async () => {
    const missing = reference();
    const { embedding } = await embedImage(picture, embedder, '/image');

    const { references, embeddedOnTheWay } = await ofSubject([missing]);

    expect(references).toEqual([{ ...missing, embedding }]);
    expect(embeddedOnTheWay).toBe(1);
    expect(addEmbedding).toHaveBeenCalledWith(
      key,
      expect.anything(),
      expect.objectContaining({
        id: missing.referenceId,
        modelVersion: embedder.manifest.modelVersion,
        embedding,
      }),
    );
  });

  it.each([
    ['is held', { state: 'held' as const }, () => picture],
    ['whose picture is gone', {}, () => undefined],
    ['whose picture the model refuses', {}, () => blank],
  ])('leaves out one that %s, and goes on with the others', async (_, own, stored) => {
    const other = reference();
    read.mockResolvedValueOnce(stored());

    const { references } = await ofSubject(
      [reference(own), other],
      [{ id: other.referenceId, embedding: Float32Array.of(1) }],
    );

    expect(references.map(({ referenceId }) => referenceId)).toEqual([other.referenceId]);
    expect(addEmbedding).not.toHaveBeenCalled();
  });
});
