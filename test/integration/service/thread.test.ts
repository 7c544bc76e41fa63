import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { Embedder } from '#core/embedding/embedder.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { DEFAULT_POLICY } from '#core/score/decision.ts';
import { type Verification, verifySignature } from '#core/score/verify-signature.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { PEOPLE, type Person, person } from './support/people.ts';
import { tokenFor } from './support/stack.ts';
import { imageVersions, rowsOf, withPrefix } from './support/stored.ts';

const TENANT = 'thread-bank';
// With a character that clients escape in paths.
const SUBJECT = 'customer.7@branch';
const PARTITION = `T#${TENANT}#S#${SUBJECT}`;
const FOLDER = `${TENANT}/${SUBJECT}/`;
const FLOAT_BYTES = 4;

describe(`one thread through the deployed service, with ${PEOPLE}`, () => {
  let service: Calls;
  let embedder: Embedder;
  let anna: Person;
  let bert: Person;

  beforeAll(async () => {
    service = callsWith(await tokenFor({ tenant: TENANT }));
    embedder = await Embedder.create(await readArtefact(SHIPPED_MODEL));
    [anna, bert] = await Promise.all([person(0), person(1)]);
  });

  const references = () => anna.genuine.slice(0, 5);
  const query = () => anna.genuine[5] ?? new Uint8Array();
  const forgery = () => anna.forged[0] ?? new Uint8Array();
  const somebodyElses = () => bert.genuine[0] ?? new Uint8Array();

  /** What the same code answers without a service. */
  async function offline(image: Uint8Array): Promise<Verification> {
    const prepared = await Promise.all(
      [image, ...references()].map((bytes) => prepareSignature(bytes, embedder.size)),
    );
    const [first = new Float32Array(), ...others] = await embedder.embed(prepared.map(({ input }) => input));
    return verifySignature({
      query: first,
      references: others,
      manifest: embedder.manifest,
      policy: DEFAULT_POLICY,
    });
  }

  it('enrolls five genuine signatures', async () => {
    const answer = await service.enroll(SUBJECT, references());

    expect(answer).toMatchObject({
      subject: SUBJECT,
      total: 5,
      modelVersion: embedder.manifest.modelVersion,
    });
    expect(new Set(answer.references.map(({ id }) => id)).size).toBe(5);
    expect(await service.subject(SUBJECT)).toMatchObject({ subject: SUBJECT, references: 5 });
  });

  it('keeps a row a reference, a row an embedding, one count, and every image once', async () => {
    const rows = await rowsOf(PARTITION);
    const embeddings = withPrefix(rows, `EMB#${embedder.manifest.modelVersion}#`);

    expect(withPrefix(rows, 'SUBJECT')).toMatchObject([{ referenceCount: 5 }]);
    expect(embeddings).toHaveLength(5);
    for (const { embedding } of embeddings) {
      expect((embedding as Uint8Array).byteLength).toBe(FLOAT_BYTES * embedder.manifest.embedding.size);
    }
    const ids = withPrefix(rows, 'REF#').map(({ referenceId }) => referenceId);
    expect((await imageVersions(FOLDER)).sort()).toEqual(ids.map((id) => `${FOLDER}${id}`).sort());
  });

  it.each([
    ['a genuine signature', query],
    ['a forgery', forgery],
    ["another person's signature", somebodyElses],
  ])('answers about %s exactly as the same model does without a service', async (_, image) => {
    const answer = await service.verify(SUBJECT, image());
    const expected = await offline(image());

    expect(answer).toMatchObject({ decision: expected.decision, score: expected.score });
    expect(answer.references.map(({ score }) => score)).toEqual(expected.references);
  });

  it('tells the person from somebody else', async () => {
    const [own, foreign] = await Promise.all([
      service.verify(SUBJECT, query()),
      service.verify(SUBJECT, somebodyElses()),
    ]);

    expect(own.score).toBeGreaterThan(foreign.score);
    expect(foreign.decision).not.toBe('accept');
  });

  it('records every decision, without anything to recognize a person by', async () => {
    const records = withPrefix(await rowsOf(PARTITION), 'VER#');

    expect(records).toHaveLength(5);
    for (const record of records) {
      expect(record).toMatchObject({ by: 'local-developer', modelVersion: embedder.manifest.modelVersion });
      expect(record['expiresAt']).toBeGreaterThan(Date.now() / 1000);
      expect(Object.values(record).some((value) => value instanceof Uint8Array)).toBe(false);
    }
  });

  it('erases the person: no row, no version of an image, one receipt', async () => {
    const records = withPrefix(await rowsOf(PARTITION), 'VER#');
    const waiting = records.filter(({ review }) => review !== undefined).length;
    const answer = await service.erase(SUBJECT);

    expect(answer.removed).toEqual({
      references: 5,
      embeddings: 5,
      verifications: 5,
      otherRows: 0,
      imageVersions: 5 + waiting,
    });
    expect(await rowsOf(PARTITION)).toEqual([]);
    expect(await imageVersions(FOLDER)).toEqual([]);
    const receipts = await rowsOf(`T#${TENANT}#ERASED`);
    expect(receipts).toMatchObject([{ receipt: answer.receipt, removed: answer.removed }]);
    expect(JSON.stringify(receipts)).not.toContain(SUBJECT);
    await expect(service.subject(SUBJECT)).rejects.toMatchObject({ code: 'subject-unknown' });
    await expect(service.erase(SUBJECT)).rejects.toMatchObject({ code: 'subject-unknown' });
  });
});
