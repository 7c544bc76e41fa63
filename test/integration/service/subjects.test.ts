import { beforeAll, describe, expect, it } from 'vitest';
import { subjectAnswerSchema } from '#lambdas/api/schemas/subjects/subject.ts';
import { subjectListSchema } from '#lambdas/api/schemas/subjects/subject-list.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { problemOf, request } from './support/http.ts';
import { type Person, person } from './support/people.ts';
import { tokenFor } from './support/stack.ts';
import { everyRow, everyVersion } from './support/stored.ts';

const TENANT = 'orderly-bank';

let token: string;
let service: Calls;
let anna: Person;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  service = callsWith(token);
  anna = await person(0);
});

const get = (path: string) => request(path, { method: 'GET', token });
const put = (subject: string, body: object, idempotencyKey?: string) =>
  request(`/v1/subjects/${subject}`, {
    method: 'PUT',
    token,
    type: 'application/json',
    body: JSON.stringify(body),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  });

describe('a subject', () => {
  it('is created with the usual policy, and answers with what was set', async () => {
    const created = subjectAnswerSchema.parse(await (await put('new', {})).json());

    expect(created).toMatchObject({
      subject: 'new',
      references: 0,
      held: 0,
      policy: { requiredReferences: 1, trainingConsent: false, outliers: 'hold' },
    });
    expect(await service.subject('new')).toEqual(created);
  });

  it('gets another policy and keeps its references', async () => {
    await service.enroll('strict', anna.genuine.slice(0, 2));
    const policy = {
      skilledFar: 0.01,
      randomFar: 0.001,
      requiredReferences: 4,
      retentionDays: 30,
      trainingConsent: true,
      outliers: 'refuse',
    };

    expect((await put('strict', { policy })).status).toBe(200);

    expect(await service.subject('strict')).toMatchObject({ references: 2, policy });
    expect(await service.enroll('strict', anna.genuine.slice(2, 3))).toMatchObject({ total: 3, missing: 1 });
  });

  it("is treated as its tenant's policy says, where it has nothing else set", async () => {
    const cautious = await tokenFor({ tenant: 'cautious-bank' });
    const its = callsWith(cautious);
    const policy = { requiredReferences: 3, retentionDays: 90 };
    const putPolicy = (idempotencyKey: string) =>
      request('/v1/policy', {
        method: 'PUT',
        token: cautious,
        type: 'application/json',
        body: JSON.stringify({ policy }),
        idempotencyKey,
      });

    const set = await (await putPolicy('cautious')).json();
    expect(set).toMatchObject({ policy, by: 'local-developer' });
    expect(await (await putPolicy('cautious')).json()).toEqual(set);

    expect(await its.enroll('waiting', anna.genuine.slice(0, 2))).toMatchObject({ total: 2, missing: 1 });
    expect(await its.subject('waiting')).toMatchObject({
      policy: { ...policy, outliers: 'hold' },
      inherited: expect.arrayContaining(['requiredReferences', 'retentionDays']),
    });
    const foreign = await get('/v1/policy');
    expect(await foreign.json()).toEqual({ policy: {} });
  });

  it.each([
    ['a rate that nothing was measured at', { skilledFar: 0.5 }, '/policy/skilledFar'],
    ['eleven references', { requiredReferences: 11 }, '/policy/requiredReferences'],
    ['no day of retention', { retentionDays: 0 }, '/policy/retentionDays'],
    ['an unknown field', { colour: 'red' }, '/policy'],
  ])('is refused a policy with %s', async (_, policy, pointer) => {
    const problem = await problemOf(await put('refused', { policy }));

    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
    expect(await problemOf(await get('/v1/subjects/refused'))).toMatchObject({ status: 404 });
  });

  it('is created once by requests at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => put('contested', {})));

    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });
});

describe("a tenant's subjects", () => {
  const LISTED = 'listing-bank';

  it('are listed by name, page by page, and by how they begin', async () => {
    const other = await tokenFor({ tenant: LISTED });
    const names = ['anna', 'anton', 'bert', 'carl', 'cora'];
    for (const name of [...names].reverse()) {
      await request(`/v1/subjects/${name}`, {
        method: 'PUT',
        token: other,
        type: 'application/json',
        body: '{}',
      });
    }
    const page = async (query: string) => {
      const response = await request(`/v1/subjects${query}`, { method: 'GET', token: other });
      return subjectListSchema.parse(await response.json());
    };
    const namesOf = ({ subjects }: { subjects: { subject: string }[] }) =>
      subjects.map(({ subject }) => subject);

    const first = await page('?limit=2');
    const second = await page(`?limit=2&after=${first.next}`);
    const third = await page(`?limit=2&after=${second.next}`);
    expect([first, second, third].flatMap(namesOf)).toEqual(names);
    expect(namesOf(await page('?prefix=an'))).toEqual(['anna', 'anton']);
    expect(namesOf(await page('?prefix=an&after=anna'))).toEqual(['anton']);
    expect(namesOf(await page('?prefix=an&after=aa'))).toEqual(['anna', 'anton']);
    expect(namesOf(await page('?prefix=an&after=b'))).toEqual([]);
    expect(namesOf(await page('?prefix=x'))).toEqual([]);
  });

  it('are not listed to another tenant, nor with a limit that is none', async () => {
    const stranger = await tokenFor({ tenant: 'nosy-bank' });
    const listed = await request('/v1/subjects', { method: 'GET', token: stranger });

    expect(await listed.json()).toEqual({ subjects: [] });
    expect(await problemOf(await get('/v1/subjects?limit=1000'))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/limit' }],
    });
  });
});

describe('an erasure', () => {
  it('leaves nothing of the subject in any store, whatever was done with it', async () => {
    const subject = 'somebody-unforgettable';
    await put(subject, {}, 'erasure-put');
    const enroll = {
      token,
      type: 'image/png',
      body: anna.genuine[0] ?? '',
      idempotencyKey: 'erasure-enroll',
    };
    await request(`/v1/subjects/${subject}/references`, enroll);
    await service.enroll(subject, anna.genuine.slice(1, 3));
    // A copy waits for a person, so its picture is kept too.
    await service.verify(subject, anna.genuine[0] ?? new Uint8Array());

    const erase = () =>
      request(`/v1/subjects/${subject}`, { method: 'DELETE', token, idempotencyKey: 'erasure-itself' });
    const receipt = await (await erase()).json();

    expect(receipt).toMatchObject({
      removed: { references: 3, embeddings: 3, verifications: 1, otherRows: 2, imageVersions: 4 },
    });
    expect((await everyRow()).filter((row) => JSON.stringify(row).includes(subject))).toEqual([]);
    expect((await everyVersion()).filter((object) => object.includes(subject))).toEqual([]);
    expect(await (await erase()).json()).toEqual(receipt);
    expect(await (await get('/v1/subjects?prefix=somebody')).json()).toEqual({ subjects: [] });
  });

  it('is proven by a receipt that can be fetched and checked later', async () => {
    await put('short-lived', {});
    const receipt = await service.erase('short-lived');

    expect(await (await get(`/v1/erasures/${receipt.receipt}`)).json()).toEqual({ ...receipt, intact: true });
    const listed = await (await get('/v1/erasures?limit=1')).json();
    expect(listed).toMatchObject({ receipts: [{ receipt: receipt.receipt, intact: true }] });
  });

  it('is unknown to another tenant', async () => {
    await put('private', {});
    const { receipt } = await service.erase('private');
    const stranger = await tokenFor({ tenant: 'nosy-bank' });

    const response = await request(`/v1/erasures/${receipt}`, { method: 'GET', token: stranger });

    expect(await problemOf(response)).toMatchObject({
      status: 404,
      type: 'urn:countersign:problem:receipt-unknown',
    });
  });
});
