import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  imageFolder,
  type SubjectKey,
  subjectListPartition,
  subjectPartition,
} from '#lambdas/stores/rows/keys.ts';
import type { Deployment } from './deployment.ts';
import { type PictureVersion, picturesUnder, type Row, rowsOf } from './stored.ts';

const subjectSchema = z.object({ referenceCount: z.int(), heldCount: z.int() });
const referenceSchema = z.object({
  referenceId: z.string(),
  state: z.enum(['active', 'held']),
  imageSha256: z.string(),
  image: z.object({ object: z.string() }),
});
/** By whichever model. */
const embeddingSchema = z.object({ referenceId: z.string() });
const verificationSchema = z.object({
  verificationId: z.string(),
  queryImage: z.object({ object: z.string() }).optional(),
});

/** Everything that is stored of a subject. */
export interface StoredSubject {
  readonly references: readonly z.infer<typeof referenceSchema>[];
  readonly verifications: readonly z.infer<typeof verificationSchema>[];
  readonly pictures: readonly PictureVersion[];
  readonly rows: readonly Row[];
  /** What does not fit together between rows, counts and pictures. */
  readonly faults: readonly string[];
  /** Pictures that no row names: what an attempt has left that could not tidy up after itself. */
  readonly strays: readonly string[];
}

/** Reads all that is stored of a subject, and compares the stores with each other. */
export async function checkSubject(deployment: Deployment, key: SubjectKey): Promise<StoredSubject> {
  const [rows, listed, pictures] = await Promise.all([
    rowsOf(deployment, subjectPartition(key)),
    rowsOf(deployment, subjectListPartition(key.tenant)),
    picturesUnder(deployment, imageFolder(key)),
  ]);
  const ofKind = (prefix: string) => rows.filter(({ SK }) => String(SK).startsWith(prefix));
  const references = ofKind('REF#').map((row) => referenceSchema.parse(row));
  const verifications = ofKind('VER#').map((row) => verificationSchema.parse(row));
  const [subject] = ofKind('SUBJECT').map((row) => subjectSchema.parse(row));

  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(`${key.subject}: ${fault}`);
  };
  const held = references.filter(({ state }) => state === 'held').length;
  expect((subject?.referenceCount ?? 0) === references.length, 'the count of references is wrong');
  expect((subject?.heldCount ?? 0) === held, 'the count of held references is wrong');
  const active = references.filter(({ state }) => state === 'active').map(({ referenceId }) => referenceId);
  const embedded = new Set(ofKind('EMB#').map((row) => embeddingSchema.parse(row).referenceId));
  expect(isDeepStrictEqual(embedded, new Set(active)), 'embeddings and references do not match');
  const hashes = new Set(references.map(({ imageSha256 }) => imageSha256));
  expect(hashes.size === references.length, 'a picture is enrolled twice');
  const isListed = listed.some(({ SK }) => SK === key.subject);
  expect(isListed === (subject !== undefined), 'the list of subjects does not say what is there');
  expect(subject !== undefined || rows.length === 0, 'rows are left of a subject that is gone');

  const named = new Set([
    ...references.map(({ image }) => image.object),
    ...verifications.flatMap(({ queryImage }) => queryImage?.object ?? []),
  ]);
  const stored = new Set(pictures.map(({ object }) => object));
  for (const object of named) expect(stored.has(object), `a row names a picture that is gone: ${object}`);
  const strays = [...stored].filter((object) => !named.has(object));
  return { references, verifications, pictures, rows, faults, strays };
}
