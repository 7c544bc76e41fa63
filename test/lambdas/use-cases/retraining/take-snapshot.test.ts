import { ulid } from 'ulidx';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { referenceIdSchema, subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { type TrainingSnapshot, trainingSnapshotSchema } from '#core/retraining/snapshot.ts';
import { NO_OWN_POLICY } from '#lambdas/api/schemas/subjects/subject-policy.ts';
import { NothingToLearnFromError } from '#lambdas/errors/retraining-step-errors.ts';
import type { Reference } from '#lambdas/stores/references/reference-row.ts';
import { retrainingIdSchema } from '#lambdas/stores/retraining/retraining-row.ts';
import type { ScannedSubject } from '#lambdas/stores/retraining/subject-scan.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { type SnapshotStores, takeSnapshot } from '#lambdas/use-cases/retraining/take-snapshot.ts';

const RETRAINING = retrainingIdSchema.parse(ulid());
const NOW = new Date('2030-01-01T00:00:00Z');
const HASH = 'a'.repeat(64);
const keyOf = (subject: string): SubjectKey => ({
  tenant: tenantIdSchema.parse('bank'),
  subject: subjectIdSchema.parse(subject),
});

function scanned(subject: string, trainingConsent: boolean, incarnation = ulid()): ScannedSubject {
  return {
    key: keyOf(subject),
    subject: {
      incarnation,
      revision: 0,
      referenceCount: 2,
      heldCount: 1,
      policy: { ...NO_OWN_POLICY, trainingConsent },
      createdAt: NOW.toISOString(),
      updatedAt: NOW.toISOString(),
    },
  };
}

function reference(object: string, state: 'active' | 'held'): Reference {
  return {
    referenceId: referenceIdSchema.parse(ulid()),
    state,
    enrolledAt: NOW.toISOString(),
    by: 'test',
    findings: [],
    imageSha256: HASH,
    copyDescriptor: new Uint8Array(4),
    image: { object, version: 'v1' },
  };
}

let objects: Map<string, unknown>;
let subjects: ScannedSubject[];
const note = vi.fn();

const read = async <Schema extends z.ZodType>(key: string, schema: Schema) => schema.parse(objects.get(key));

const stores: SnapshotStores = {
  dataSets: {
    folders: async () => [...objects.keys()].flatMap((key) => /^sets\/(\w+)\//.exec(key)?.[1] ?? []),
    find: async (key, schema) => (objects.has(key) ? read(key, schema) : undefined),
    writeOnce: async (key, json) => {
      if (!objects.has(key)) objects.set(key, json);
      return { bucket: 'data', key };
    },
  },
  subjects: async function* () {
    yield* subjects;
  },
  references: {
    list: async ({ subject }) => [
      { ...reference(`bank/${subject}/1`, 'active'), medium: 'photo' },
      reference(`bank/${subject}/2`, 'held'),
    ],
  },
  reviews: {
    labels: async ({ subject }) => [
      {
        outcome: 'forged',
        image: { object: `bank/${subject}/queries/3`, version: 'v3' },
        imageSha256: HASH,
        expiresAt: 0,
      },
    ],
  },
  retrainings: { note },
};

const take = async (): Promise<TrainingSnapshot> => {
  const { key } = await takeSnapshot(stores, RETRAINING, NOW);
  return trainingSnapshotSchema.parse(objects.get(key));
};

beforeEach(() => {
  note.mockClear();
  subjects = [scanned('ada', true), scanned('bert', false)];
  objects = new Map([
    [
      'sets/bench/set.json',
      {
        name: 'bench',
        terms: 'free',
        use: 'benchmark',
        writers: [{ writer: 'w1', images: [{ label: 'genuine', path: 'w1/1.png', sha256: HASH }] }],
      },
    ],
  ]);
});

describe('a snapshot', () => {
  it('holds active references and reviewed queries of whoever consents', async () => {
    const { sets } = await take();
    const [writer, ...others] = sets.find(({ name }) => name === 'enrolled')?.writers ?? [];

    expect(others).toEqual([]);
    expect(writer?.images).toEqual([
      {
        ...{ label: 'genuine', bucket: 'images', object: 'bank/ada/1', version: 'v1', sha256: HASH },
        medium: 'photo',
      },
      { label: 'forged', bucket: 'images', object: 'bank/ada/queries/3', version: 'v3', sha256: HASH },
    ]);
  });

  it('names the data sets of the bucket by their objects', async () => {
    const { sets } = await take();

    expect(sets.find(({ name }) => name === 'bench')?.writers[0]?.images).toEqual([
      { label: 'genuine', bucket: 'dataSets', object: 'sets/bench/w1/1.png', sha256: HASH },
    ]);
  });

  it('leaves out a data set that is still being uploaded', async () => {
    objects.set('sets/coming/w1/1.png', 'a picture');

    expect((await take()).sets.map(({ name }) => name)).toEqual(['bench', 'enrolled']);
  });

  it('says of each image of a data set by what medium it is: its own, or that of the set', async () => {
    const image = { label: 'genuine', path: 'w1/1.png', sha256: HASH };
    objects.set('sets/bench/set.json', {
      ...{ name: 'bench', terms: 'free', use: 'benchmark', medium: 'scan' },
      writers: [{ writer: 'w1', images: [image, { ...image, medium: 'tablet' }] }],
    });

    const { sets } = await take();

    const [writer] = sets.find(({ name }) => name === 'bench')?.writers ?? [];
    expect(writer?.images.map(({ medium }) => medium)).toEqual(['scan', 'tablet']);
  });

  it('is written once and is the same however often it is taken', async () => {
    const first = await take();
    subjects = [scanned('carl', true)];

    expect(await take()).toEqual(first);
    expect(note).toHaveBeenLastCalledWith(
      RETRAINING,
      expect.objectContaining({
        sets: [
          { name: 'bench', use: 'benchmark', writers: 1, images: 1, media: { unknown: 1 } },
          { name: 'enrolled', use: 'train', writers: 1, images: 2, media: { photo: 1, unknown: 1 } },
        ],
      }),
      NOW,
    );
  });

  it('calls a person the same in every snapshot, and otherwise after being enrolled anew', async () => {
    const writerOf = async (subject: ScannedSubject) => {
      subjects = [subject];
      objects.delete(`snapshots/${RETRAINING}.json`);
      return (await take()).sets.find(({ name }) => name === 'enrolled')?.writers[0]?.writer;
    };
    const ada = scanned('ada', true);

    const writer = await writerOf(ada);
    expect(writer).toMatch(/^[0-9a-f]{32}$/);
    expect(await writerOf(ada)).toBe(writer);
    expect(await writerOf(scanned('ada', true))).not.toBe(writer);
  });

  it('is not taken where there is nothing to learn from', async () => {
    subjects = [scanned('bert', false)];

    await expect(takeSnapshot(stores, RETRAINING, NOW)).rejects.toThrow(NothingToLearnFromError);
  });
});
