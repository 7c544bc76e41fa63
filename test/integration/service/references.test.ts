import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageLinkSchema, referenceListSchema } from '#lambdas/api/schemas/references/reference.ts';
import { Page } from '#test/support/pictures.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { problemOf, request } from './support/http.ts';
import { type Person, person } from './support/people.ts';
import { tokenFor } from './support/stack.ts';
import { imageVersions, rowsOf, withPrefix } from './support/stored.ts';

const TENANT = 'choosy-bank';
const ABSENT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

let token: string;
let service: Calls;
let anna: Person;
let bert: Person;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  service = callsWith(token);
  [anna, bert] = await Promise.all([person(0), person(1)]);
});

const pathOf = (subject: string, rest = '') => `/v1/subjects/${subject}/references${rest}`;
const get = (path: string) => request(path, { method: 'GET', token });
const enroll = (subject: string, picture: Uint8Array) =>
  request(pathOf(subject), { token, type: 'image/png', body: picture });
const setPolicy = (subject: string, policy: object) =>
  request(`/v1/subjects/${subject}`, {
    method: 'PUT',
    token,
    type: 'application/json',
    body: JSON.stringify({ policy }),
  });
const list = async (subject: string) =>
  referenceListSchema.parse(await (await get(pathOf(subject))).json()).references;

describe('the references of a subject', () => {
  it('are listed with when, by whom and by which model, and shown one by one', async () => {
    const { references, modelVersion } = await service.enroll('listed', anna.genuine.slice(0, 2));

    const listed = await list('listed');

    expect(listed.map(({ id }) => id)).toEqual(references.map(({ id }) => id));
    for (const reference of listed) {
      expect(reference).toMatchObject({
        state: 'active',
        by: 'local-developer',
        modelVersions: [modelVersion],
      });
      expect(await (await get(pathOf('listed', `/${reference.id}`))).json()).toEqual(reference);
    }
  });

  it('show nothing to recognize a person by', async () => {
    await service.enroll('discreet', anna.genuine.slice(0, 1));

    const text = await (await get(pathOf('discreet'))).text();

    expect(text).not.toMatch(/embedding|descriptor|distance|object/i);
  });

  it('give their image through a link, and not without it', async () => {
    const picture = anna.genuine[0] ?? new Uint8Array();
    const { references } = await service.enroll('pictured', [picture]);
    const response = await get(pathOf('pictured', `/${references[0]?.id}/image`));
    const { url, expiresAt } = imageLinkSchema.parse(await response.json());

    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('120');
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(Buffer.from(picture))).toBe(true);
  });

  it('are unknown where there are none', async () => {
    await setPolicy('empty', {});

    expect(await list('empty')).toEqual([]);
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '/image'],
      ['DELETE', ''],
      ['POST', '/acceptance'],
    ]) {
      const response = await request(pathOf('empty', `/${ABSENT}${rest}`), { method: method ?? '', token });
      expect(await problemOf(response)).toMatchObject({
        status: 404,
        type: 'urn:countersign:problem:reference-unknown',
      });
    }
  });

  it('go one by one, with every version of the image', async () => {
    const { references } = await service.enroll('fewer', anna.genuine.slice(0, 3));
    const id = references[1]?.id;

    const removal = await request(pathOf('fewer', `/${id}`), { method: 'DELETE', token });

    expect(await removal.json()).toEqual({ subject: 'fewer', removed: id, total: 2 });
    expect(await service.subject('fewer')).toMatchObject({ references: 2 });
    const left = JSON.stringify([
      await rowsOf(`T#${TENANT}#S#fewer`),
      await imageVersions(`${TENANT}/fewer/`),
    ]);
    expect(left).not.toContain(id);
    expect(await problemOf(await get(pathOf('fewer', `/${id}`)))).toMatchObject({ status: 404 });
  });
});

describe('a picture that is no good reference', () => {
  const cases: readonly (readonly [string, () => Promise<Uint8Array>, string])[] = [
    [
      'of few pixels',
      () => new Page(120, 60).signature(1, { thickness: 1 }).file(),
      'reference-low-resolution',
    ],
    [
      'of faint ink',
      () => new Page(500, 250, 250).signature(1, { ink: 212 }).file(),
      'reference-low-contrast',
    ],
    ['that is cut off', () => cutOff().file(), 'reference-clipped'],
    ['with two signatures', () => twoSignatures(), 'reference-several-signatures'],
  ];

  it.each(cases)('%s is refused with what would be better', async (_, picture, code) => {
    const problem = await problemOf(await enroll('refused', await picture()));

    expect(problem).toMatchObject({ status: 422, type: `urn:countersign:problem:${code}` });
    expect(problem.detail?.length).toBeGreaterThan(10);
    expect(await rowsOf(`T#${TENANT}#S#refused`)).toEqual([]);
  });
});

describe('a picture that is enrolled already', () => {
  it.each<[string, (picture: Uint8Array) => Promise<Uint8Array>]>([
    ['as the same file', async (picture) => picture],
    ['rescaled and as a JPEG', (picture) => sharp(picture).resize(300).jpeg({ quality: 50 }).toBuffer()],
    [
      'on a larger sheet',
      (picture) => sharp(picture).extend({ left: 40, top: 20, background: '#fff' }).toBuffer(),
    ],
  ])('%s is refused', async (name, change) => {
    const subject = `twice-${name.length}`;
    await service.enroll(subject, anna.genuine.slice(0, 2));

    const problem = await problemOf(await enroll(subject, await change(anna.genuine[1] ?? new Uint8Array())));

    expect(problem).toMatchObject({ status: 422, type: 'urn:countersign:problem:reference-duplicate' });
    expect(await service.subject(subject)).toMatchObject({ references: 2 });
  });

  it('is refused twice in one request, with the place', async () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = anna.genuine;
    const body = JSON.stringify({
      images: [first, second, first].map((image) => Buffer.from(image).toString('base64')),
    });

    const problem = await problemOf(
      await request(pathOf('twice'), { token, type: 'application/json', body }),
    );

    expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/images/2' }] });
  });
});

describe("a signature that does not look like the person's others", () => {
  const stranger = () => bert.genuine[0] ?? new Uint8Array();

  it('is refused where the policy says so, without a number to learn from', async () => {
    await setPolicy('guarded', { outliers: 'refuse' });
    await service.enroll('guarded', anna.genuine.slice(0, 4));

    const response = await enroll('guarded', stranger());
    const problem = await problemOf(response);

    expect(problem).toMatchObject({ status: 422, type: 'urn:countersign:problem:reference-inconsistent' });
    expect(JSON.stringify(problem)).not.toMatch(/\d\.\d/);
    expect(await service.subject('guarded')).toMatchObject({ references: 4, held: 0 });
  });

  it('is held otherwise, and compared with only once it was accepted', async () => {
    await service.enroll('open', anna.genuine.slice(0, 4));
    const answer = await service.enroll('open', [stranger()]);
    const id = answer.references[0]?.id ?? '';

    expect(answer).toMatchObject({ total: 5, references: [{ state: 'held' }] });
    expect(await service.subject('open')).toMatchObject({ references: 5, held: 1 });
    const compared = async () => {
      const { references } = await service.verify('open', anna.genuine[5] ?? new Uint8Array());
      return references.map((reference) => String(reference.id));
    };
    expect(await compared()).not.toContain(id);

    const accepted = await request(pathOf('open', `/${id}/acceptance`), { token });
    expect(await accepted.json()).toMatchObject({ id, state: 'active', acceptedBy: 'local-developer' });
    expect(await compared()).toContain(id);
    expect(await service.subject('open')).toMatchObject({ references: 5, held: 0 });
    expect(await problemOf(await request(pathOf('open', `/${id}/acceptance`), { token }))).toMatchObject({
      status: 409,
      type: 'urn:countersign:problem:reference-not-held',
    });
  });

  it('can be removed while it is held', async () => {
    await service.enroll('undecided', anna.genuine.slice(0, 4));
    const { references } = await service.enroll('undecided', [stranger()]);

    await request(pathOf('undecided', `/${references[0]?.id}`), { method: 'DELETE', token });

    expect(await service.subject('undecided')).toMatchObject({ references: 4, held: 0 });
    expect(withPrefix(await rowsOf(`T#${TENANT}#S#undecided`), 'REF#')).toHaveLength(4);
  });
});

describe('scopes', () => {
  it.each([
    ['enroll', 'GET', '', 200],
    ['review', 'GET', '', 200],
    ['verify', 'GET', '', 403],
    ['verify', 'POST', '', 403],
    ['enroll', 'POST', `/${ABSENT}/acceptance`, 403],
    ['review', 'DELETE', `/${ABSENT}`, 403],
  ])('%s may %s %s: %i', async (scope, method, rest, status) => {
    await setPolicy('scoped', {});
    const narrow = await tokenFor({ tenant: TENANT, scopes: [scope] });

    const response = await request(pathOf('scoped', rest), { method, token: narrow });

    expect(response.status).toBe(status);
  });
});

/** Strokes that go on above the picture's upper edge. */
function cutOff(): Page {
  const points = Array.from({ length: 12 }, (_, i) => [80 + 30 * i, i % 2 === 0 ? 180 : -40] as const);
  return new Page(500, 250).stroke(points);
}

async function twoSignatures(): Promise<Uint8Array> {
  const page = new Page(900, 250);
  const half = new Page(300, 250).signature();
  for (let y = 0; y < half.height; y++) {
    const row = half.pixels.subarray(y * half.width, (y + 1) * half.width);
    page.pixels.set(row, y * page.width);
    page.pixels.set(row, y * page.width + 600);
  }
  return page.file();
}
