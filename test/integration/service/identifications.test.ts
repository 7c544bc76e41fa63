import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type IdentificationAnswer,
  identificationAnswerSchema,
} from '#lambdas/api/schemas/identification.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { problemOf, request } from './support/http.ts';
import { ask, base64, problemCode } from './support/json-api.ts';
import { PEOPLE, type Person, person } from './support/people.ts';
import { tokenFor } from './support/stack.ts';
import { everyRow } from './support/stored.ts';

const TENANT = 'searching-bank';
const NAMES = ['anna', 'bert', 'cleo', 'dora', 'emil'];
const PATH = '/v1/identifications';

let token: string;
let service: Calls;
let people: Person[];

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  service = callsWith(token);
  people = await Promise.all(NAMES.map((_, i) => person(i)));
  for (const [i, name] of NAMES.entries()) await service.enroll(name, people[i]?.genuine.slice(0, 4) ?? []);
});

const identify = (image: Uint8Array | undefined, more: object = {}): Promise<IdentificationAnswer> =>
  ask(['POST', PATH], { token, body: { image: base64(image), ...more } }, identificationAnswerSchema);

/** Asks again until the index of the table has caught up. */
async function identifyAmong(count: number, image: Uint8Array | undefined): Promise<IdentificationAnswer> {
  for (;;) {
    const answer = await identify(image);
    if (answer.people === count) return answer;
    await sleep(100);
  }
}

describe(`an identification among ${PEOPLE}`, () => {
  it.each(NAMES)('names %s first', async (name) => {
    const query = people[NAMES.indexOf(name)]?.genuine[4];
    const answer = await identifyAmong(NAMES.length, query);

    expect(answer.candidates[0]).toMatchObject({ subject: name, reason: 'evidence', references: 4 });
    expect(answer).toMatchObject({ people: 5, references: 20, randomFar: 0.01 });
    expect(answer.falsePositiveRate).toBeCloseTo(1 - 0.99 ** 5, 12);
  });

  it('scores as a verification does', async () => {
    const image = people[1]?.genuine[4] ?? new Uint8Array();
    const [candidate] = (await identify(image)).candidates;
    const verified = await service.verify('bert', image);

    expect(candidate).toMatchObject({ subject: 'bert', score: verified.score });
  });

  it('names whom a copy is of', async () => {
    const [candidate] = (await identify(people[2]?.genuine[0])).candidates;

    expect(candidate).toMatchObject({ subject: 'cleo', reason: 'copy-of-reference', score: 0 });
    expect(candidate?.copyOf).toBeDefined();
  });

  it('takes a raw image, and answers with as many as are asked for', async () => {
    const image = people[3]?.genuine[4];
    const raw = await request(PATH, { token, type: 'image/png', ...(image && { body: image }) });

    expect(identificationAnswerSchema.parse(await raw.json())).toEqual(await identify(image));
    expect((await identify(image, { limit: 1, randomFar: 0.1 })).candidates).toHaveLength(1);
    expect((await identify(image, { randomFar: 0.001 })).falsePositiveRate).toBeCloseTo(1 - 0.999 ** 5, 12);
  });

  it('finds who was enrolled meanwhile, and names nobody who was erased', async () => {
    const stranger = await person(8);
    const before = await identify(stranger.genuine[4]);
    expect(before.candidates.map(({ subject }) => subject)).not.toContain('fred');

    await service.enroll('fred', stranger.genuine.slice(0, 3));
    const found = await identifyAmong(6, stranger.genuine[4]);
    expect(found.candidates[0]).toMatchObject({ subject: 'fred', references: 3 });

    await service.erase('fred');
    const after = await identify(stranger.genuine[4]);
    expect(after).toEqual(before);
  });

  it('counts only references that are still there', async () => {
    const [first] = people[4]?.genuine.slice(0, 1) ?? [];
    await service.enroll('gina', [first ?? new Uint8Array()]);
    await identifyAmong(6, people[4]?.genuine[4]);
    await service.erase('gina');

    const { candidates } = await identify(people[4]?.genuine[4]);
    expect(candidates.map(({ subject }) => subject)).not.toContain('gina');
  });
});

describe('what an identification keeps to itself', () => {
  it('is other tenants', async () => {
    const foreign = await tokenFor({ tenant: 'lonely-bank', scopes: ['verify'] });
    const body = { image: base64(people[0]?.genuine[4]) };
    const answer = await ask(['POST', PATH], { token: foreign, body }, identificationAnswerSchema);

    expect(answer).toMatchObject({ candidates: [], people: 0, references: 0, falsePositiveRate: 0 });
    const rows = (await everyRow()).filter(({ PK }) => String(PK).startsWith('T#lonely-bank#'));
    expect(rows.filter(({ PK }) => PK !== 'T#lonely-bank#RATE')).toEqual([]);
  });

  it('is everything, where the token does not allow it', async () => {
    const clerk = await tokenFor({ tenant: TENANT, scopes: ['enroll', 'review'] });
    const body = { image: base64(people[0]?.genuine[4]) };
    expect(await ask(['POST', PATH], { token: clerk, status: 403, body }, problemCode)).toBe('scope-missing');
  });

  it('is said of a picture that cannot be used, and where', async () => {
    const body = JSON.stringify({ image: base64(Buffer.from('Dear Sir or Madam,')) });
    const problem = await problemOf(await request(PATH, { token, type: 'application/json', body }));
    expect(problem).toMatchObject({ status: 415, errors: [{ pointer: '/image' }] });
  });
});
