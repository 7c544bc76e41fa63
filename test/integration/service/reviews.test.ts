import { GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { subjectIdSchema, tenantIdSchema, verificationIdSchema } from '#core/ids.ts';
import { subjectAnswerSchema } from '#lambdas/api/schemas/subjects/subject.ts';
import { reviewMaterialSchema } from '#lambdas/api/schemas/verifications/review-material.ts';
import { verificationAnswerSchema } from '#lambdas/api/schemas/verifications/verification.ts';
import { verificationListSchema } from '#lambdas/api/schemas/verifications/verification-list.ts';
import { OutcomeFinalError } from '#lambdas/errors/verification-errors.ts';
import { withdrawOutcome } from '#lambdas/use-cases/reviews/withdraw-outcome.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { ask, base64, problemCode } from './support/json-api.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { buckets, imageVersions, rowsOf, withPrefix } from './support/stored.ts';
import { deployedStores } from './support/stores.ts';

const TENANT = 'reviewing-bank';
const MINUTE = 60_000;

let token: string;
let service: Calls;
let anna: Person;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  service = callsWith(token);
  anna = await person(0);
});

/** A subject with two references and a verification that waits: a copy always does. */
async function waiting(subject: string, policy: object = {}): Promise<string> {
  await service.enroll(subject, anna.genuine.slice(0, 2));
  await ask(['PUT', `/v1/subjects/${subject}`], { token, body: { policy } }, subjectAnswerSchema);
  return (await service.verify(subject, anna.genuine[0] ?? new Uint8Array())).id;
}

const reviewPath = (subject: string, id: string) => `/v1/subjects/${subject}/verifications/${id}/review`;
const queue = (query = '?limit=100') =>
  ask(['GET', `/v1/reviews${query}`], { token }, verificationListSchema);
const record = (subject: string, id: string, body: object) =>
  ask(['POST', `${reviewPath(subject, id)}/outcome`], { token, body, status: 201 }, verificationAnswerSchema);
const withdraw = (subject: string, id: string) =>
  ask(['DELETE', `${reviewPath(subject, id)}/outcome`], { token }, verificationAnswerSchema);
const labelsOf = async (subject: string) => withPrefix(await rowsOf(`T#${TENANT}#S#${subject}`), 'LABEL#');

describe('the queue', () => {
  it('lists what waits, oldest first, page by page', async () => {
    const ids = [await waiting('first'), await waiting('second'), await waiting('third')];

    const whole = await queue();
    const [page, next] = [await queue('?limit=1'), (await queue('?limit=1')).next];

    expect(whole.verifications.map(({ id }) => id)).toEqual(ids);
    expect(page.verifications.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await queue(`?page=${next}`)).verifications.map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it('keeps the query for the reviewer in the folder of the subject, no longer than the policy says', async () => {
    const id = await waiting('kept', { retentionDays: 45 });
    const object = `${TENANT}/kept/queries/${id}`;

    expect(await imageVersions(`${TENANT}/kept/queries/`)).toEqual([object]);
    const { TagSet } = await buckets().send(
      new GetObjectTaggingCommand({ Bucket: deployedStack().deployment.ImagesBucket, Key: object }),
    );
    expect(TagSet).toEqual([{ Key: 'keep-days', Value: '30' }]);
    await service.erase('kept');
    expect(await imageVersions(`${TENANT}/kept/`)).toEqual([]);
    expect((await queue()).verifications.map(({ subject }) => subject)).not.toContain('kept');
  });
});

describe('a review', () => {
  it('shows the pictures by links', async () => {
    const id = await waiting('seen');
    const material = await ask(['GET', reviewPath('seen', id)], { token }, reviewMaterialSchema);

    expect(material.verification).toMatchObject({ id, review: { state: 'open' } });
    expect(material.references).toHaveLength(2);
    const fetched = await fetch(material.query.url);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(Buffer.from(anna.genuine[0] ?? []))).toBe(true);
    for (const { url } of material.references) expect((await fetch(url)).status).toBe(200);
  });

  it('is closed once, by the first outcome', async () => {
    const id = await waiting('closed');
    const body = { outcome: 'forged', notes: 'Traced.', reviewer: 'R. Eviewer' };

    const answer = await record('closed', id, body);

    expect(answer.review).toMatchObject({ state: 'closed', ...body, by: 'local-developer' });
    const again = ['POST', `${reviewPath('closed', id)}/outcome`] as const;
    const refused = await ask(again, { token, body: { outcome: 'genuine' }, status: 409 }, problemCode);
    expect(refused).toBe('review-closed');
    expect((await queue()).verifications.map((verification) => verification.id)).not.toContain(id);
    const shown = ['GET', `/v1/subjects/closed/verifications/${id}`] as const;
    expect(await ask(shown, { token }, verificationAnswerSchema)).toEqual(answer);
  });

  it('is closed by one of many outcomes at the same moment', async () => {
    const id = await waiting('contended');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => record('contended', id, { outcome: 'unsure' })),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('can be opened again by whoever closed it, for ten minutes', async () => {
    const id = await waiting('mistaken', { trainingConsent: true });
    await record('mistaken', id, { outcome: 'genuine' });
    expect(await labelsOf('mistaken')).toMatchObject([{ outcome: 'genuine', verificationId: id }]);
    const key = { tenant: tenantIdSchema.parse(TENANT), subject: subjectIdSchema.parse('mistaken') };
    const late = (by: string, minutes: number) =>
      withdrawOutcome(deployedStores(), {
        key,
        id: verificationIdSchema.parse(id),
        by,
        at: new Date(Date.now() + minutes * MINUTE),
      });

    await expect(late('somebody-else', 0)).rejects.toThrow(OutcomeFinalError);
    await expect(late('local-developer', 11)).rejects.toThrow(OutcomeFinalError);
    expect((await withdraw('mistaken', id)).review).toEqual({ state: 'open' });

    expect(await labelsOf('mistaken')).toEqual([]);
    expect((await queue()).verifications.map((verification) => verification.id)).toContain(id);
    const again = ['DELETE', `${reviewPath('mistaken', id)}/outcome`] as const;
    expect(await ask(again, { token, status: 409 }, problemCode)).toBe('outcome-final');
  });

  it.each([
    ['with consent, a sure outcome', { trainingConsent: true }, 'forged', 1],
    ['with consent, an unsure one', { trainingConsent: true }, 'unsure', 0],
    ['without consent, a sure outcome', {}, 'forged', 0],
  ])('labels the query for training: %s', async (name, policy, outcome, labels) => {
    const subject = `label-${name.replaceAll(/\W+/g, '-')}`;
    const id = await waiting(subject, policy);
    await record(subject, id, { outcome });

    const rows = await labelsOf(subject);
    expect(rows).toHaveLength(labels);
    for (const row of rows) {
      expect(row).toMatchObject({ outcome, image: { object: `${TENANT}/${subject}/queries/${id}` } });
    }
  });

  it('is none where nobody was to look', async () => {
    await waiting('plain');
    const accepted = await ask(
      ['POST', '/v1/subjects/plain/verifications'],
      { token, status: 201, body: { image: base64((await person(1)).genuine[0]) } },
      verificationAnswerSchema,
    );
    if (accepted.review !== undefined)
      throw new Error('Another person’s signature should be rejected outright.');

    for (const [method, route, body] of [
      ['GET', '', undefined],
      ['POST', '/outcome', { outcome: 'genuine' }],
      ['DELETE', '/outcome', undefined],
    ] as const) {
      const asked = [method, `${reviewPath('plain', accepted.id)}${route}`] as const;
      const refusal = ask(asked, { token, status: 404, ...(body !== undefined && { body }) }, problemCode);
      expect(await refusal).toBe('review-unknown');
    }
  });
});

describe('reviews', () => {
  it('want the scope', async () => {
    const verifier = await tokenFor({ tenant: TENANT, scopes: ['verify', 'enroll', 'admin'] });

    expect(await ask(['GET', '/v1/reviews'], { token: verifier, status: 403 }, problemCode)).toBe(
      'scope-missing',
    );
  });

  it('of another tenant are not there', async () => {
    const id = await waiting('private');
    const foreign = await tokenFor({ tenant: 'nosy-bank' });

    expect(
      (await ask(['GET', '/v1/reviews'], { token: foreign }, verificationListSchema)).verifications,
    ).toEqual([]);
    for (const [method, route, body] of [
      ['GET', '', undefined],
      ['POST', '/outcome', { outcome: 'genuine' }],
      ['DELETE', '/outcome', undefined],
    ] as const) {
      const asked = [method, `${reviewPath('private', id)}${route}`] as const;
      const call = { token: foreign, status: 404, ...(body !== undefined && { body }) };
      expect(await ask(asked, call, problemCode)).toBe('verification-unknown');
    }
    expect((await queue()).verifications.map((verification) => verification.id)).toContain(id);
  });
});
