import { beforeAll, describe, expect, it } from 'vitest';
import { referenceIdSchema, subjectIdSchema, tenantIdSchema } from '#core/ids.ts';
import { ReferenceUnknownError } from '#lambdas/errors/reference-errors.ts';
import { SubjectChangedError, SubjectUnknownError } from '#lambdas/errors/subject-errors.ts';
import type { ReferenceStore } from '#lambdas/stores/references/reference-store.ts';
import type { SubjectKey } from '#lambdas/stores/rows/keys.ts';
import { ActiveModel } from '#lambdas/use-cases/active-model.ts';
import { type EnrollmentStores, enrollReferences } from '#lambdas/use-cases/references/enroll-references.ts';
import { removeReference } from '#lambdas/use-cases/references/remove-reference.ts';
import { eraseSubject } from '#lambdas/use-cases/subjects/erase-subject.ts';
import { verifyQuery } from '#lambdas/use-cases/verifications/verify-query.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { type Person, person } from './support/people.ts';
import { tokenFor } from './support/stack.ts';
import { imageVersions, rowsOf } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

const TENANT = tenantIdSchema.parse('careful-bank');
const keyOf = (subject: string) => ({ tenant: TENANT, subject: subjectIdSchema.parse(subject) });

let service: Calls;
let anna: Person;

beforeAll(async () => {
  service = callsWith(await tokenFor({ tenant: TENANT }));
  anna = await person(0);
});

/** The references' store, with enrollments that go another way. */
function whoseEnrollments(
  references: ReferenceStore,
  enroll: ReferenceStore['enroll'],
): EnrollmentStores['references'] {
  return {
    enroll,
    find: (...row) => references.find(...row),
    list: (key) => references.list(key),
    embedded: (...embedding) => references.embedded(...embedding),
  };
}

describe('an enrollment whose rows cannot be written', () => {
  it('removes the images that it has stored', async () => {
    const { subjects: _, registry, ...stores } = deployedStores();
    await service.enroll('changed', anna.genuine.slice(0, 1));
    const before = await imageVersions(`${TENANT}/changed/`);
    // The subject came into being after it was looked for.
    const subjects = { find: async () => undefined };

    const late = enrollReferences(
      { ...stores, subjects, model: new ActiveModel(registry) },
      { key: keyOf('changed'), images: anna.genuine.slice(1, 3), by: 'test', at: new Date() },
    );

    await expect(late).rejects.toThrow(SubjectChangedError);
    expect(await imageVersions(`${TENANT}/changed/`)).toEqual(before);
    expect(await service.subject('changed')).toMatchObject({ references: 1 });
  });
});

describe('an enrollment whose answer from the table is lost', () => {
  it('is answered as done when its rows were written, and keeps their images', async () => {
    const { registry, ...stores } = deployedStores();
    const { references } = stores;
    const losing = whoseEnrollments(references, async (...rows) => {
      await references.enroll(...rows);
      throw new Error('socket hang up');
    });

    const answer = await enrollReferences(
      { ...stores, references: losing, model: new ActiveModel(registry) },
      { key: keyOf('unheard'), images: anna.genuine.slice(0, 2), by: 'test', at: new Date() },
    );

    expect(answer.total).toBe(2);
    expect(await imageVersions(`${TENANT}/unheard/`)).toHaveLength(2);
    expect(await service.subject('unheard')).toMatchObject({ references: 2 });
  });

  it('fails and removes its images when its rows were not written', async () => {
    const { registry, ...stores } = deployedStores();
    const { references } = stores;
    const broken = whoseEnrollments(references, () => Promise.reject(new Error('connect ECONNREFUSED')));

    const enrollment = enrollReferences(
      { ...stores, references: broken, model: new ActiveModel(registry) },
      { key: keyOf('unwritten'), images: anna.genuine.slice(0, 2), by: 'test', at: new Date() },
    );

    await expect(enrollment).rejects.toThrow('ECONNREFUSED');
    expect(await imageVersions(`${TENANT}/unwritten/`)).toEqual([]);
    await expect(service.subject('unwritten')).rejects.toThrow('no such subject');
  });
});

describe('a verification during which the subject is erased', () => {
  it('is not answered and leaves no record behind', async () => {
    const { registry, ...stores } = deployedStores();
    const model = new ActiveModel(registry);
    await service.enroll('vanishing', anna.genuine.slice(0, 1));
    const { modelVersion } = (await model.embedder()).manifest;
    const key = keyOf('vanishing');
    const [subject, list, embedded] = await Promise.all([
      stores.subjects.find(key),
      stores.references.list(key),
      stores.references.embedded(key, modelVersion),
    ]);
    await service.erase('vanishing');

    const late = verifyQuery(
      {
        ...stores,
        model,
        subjects: { find: async () => subject },
        references: {
          list: async () => list,
          embedded: async () => embedded,
          addEmbedding: (...row) => stores.references.addEmbedding(...row),
        },
      },
      {
        key,
        // A copy waits for a person, so its picture is stored before the record is refused.
        image: anna.genuine[0] ?? new Uint8Array(),
        policy: {},
        explain: false,
        by: 'test',
        at: new Date(),
      },
    );

    await expect(late).rejects.toThrow(SubjectUnknownError);
    expect(await rowsOf(`T#${TENANT}#S#vanishing`)).toEqual([]);
    expect(await imageVersions(`${TENANT}/vanishing/`)).toEqual([]);
  });
});

describe('an erasure that was interrupted', () => {
  it('leaves a subject that answers as unknown, and is taken up by asking again', async () => {
    await service.enroll('leaving', anna.genuine.slice(0, 2));
    await deployedStores().subjects.beginErasure(keyOf('leaving'), new Date());

    await expect(service.subject('leaving')).rejects.toMatchObject({ code: 'subject-unknown' });
    await expect(service.enroll('leaving', anna.genuine.slice(2, 3))).rejects.toMatchObject({
      code: 'subject-changed',
    });

    expect((await service.erase('leaving')).removed).toMatchObject({ references: 2, imageVersions: 2 });
    expect(await rowsOf(`T#${TENANT}#S#leaving`)).toEqual([]);
    expect(await imageVersions(`${TENANT}/leaving/`)).toEqual([]);
  });

  it('counts what all attempts have removed', async () => {
    const { subjects, erasures, images: bucket } = deployedStores();
    await service.enroll('counted', anna.genuine.slice(0, 2));
    const images = {
      versionsOf: (key: SubjectKey) => bucket.versionsOf(key),
      eraseVersions: () => Promise.reject(new Error('connect ECONNREFUSED')),
    };

    const first = eraseSubject(
      { subjects, erasures, images },
      { key: keyOf('counted'), by: 'test', at: new Date() },
    );
    await expect(first).rejects.toThrow('ECONNREFUSED');
    expect(await rowsOf(`T#${TENANT}#S#counted`)).toHaveLength(1);

    expect((await service.erase('counted')).removed).toMatchObject({
      references: 2,
      embeddings: 2,
      imageVersions: 2,
    });
  });

  it('lets the subject be enrolled again afterwards', async () => {
    expect(await service.enroll('leaving', anna.genuine.slice(0, 1))).toMatchObject({ total: 1 });
  });
});

describe('a removal that was interrupted', () => {
  it('leaves no image once it is asked for again', async () => {
    const { subjects, references, images } = deployedStores();
    const key = keyOf('tidying');
    const { references: enrolled } = await service.enroll('tidying', anna.genuine.slice(0, 2));
    const id = referenceIdSchema.parse(enrolled[0]?.id);
    const interrupted = { eraseReference: () => Promise.reject(new Error('connect ECONNREFUSED')) };

    const first = removeReference({ subjects, references, images: interrupted }, { key, id, at: new Date() });
    await expect(first).rejects.toThrow('ECONNREFUSED');
    expect(await imageVersions(`${TENANT}/tidying/`)).toHaveLength(2);

    const second = removeReference({ subjects, references, images }, { key, id, at: new Date() });
    await expect(second).rejects.toThrow(ReferenceUnknownError);
    expect(await imageVersions(`${TENANT}/tidying/`)).toHaveLength(1);
    expect(await service.subject('tidying')).toMatchObject({ references: 1 });
  });
});
