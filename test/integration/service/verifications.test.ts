import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { subjectAnswerSchema } from '#lambdas/api/schemas/subjects/subject.ts';
import { comparisonAnswerSchema } from '#lambdas/api/schemas/verifications/comparison.ts';
import {
  newVerificationSchema,
  verificationAnswerSchema,
} from '#lambdas/api/schemas/verifications/verification.ts';
import { verificationListSchema } from '#lambdas/api/schemas/verifications/verification-list.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { ask, base64, problemCode } from './support/json-api.ts';
import { type Person, person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { everyRow, imageVersions, rowsOf, table, withPrefix } from './support/stored.ts';

const TENANT = 'deciding-bank';
const path = (subject: string) => `/v1/subjects/${subject}/verifications`;
const partition = (subject: string) => `T#${TENANT}#S#${subject}`;

let token: string;
let service: Calls;
let anna: Person;
let bert: Person;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  service = callsWith(token);
  [anna, bert] = await Promise.all([person(0), person(1)]);
  await service.enroll('anna', anna.genuine.slice(0, 4));
});

const verify = (subject: string, image: Uint8Array | undefined, more: object = {}) =>
  ask(
    ['POST', path(subject)],
    { token, status: 201, body: { image: base64(image), ...more } },
    newVerificationSchema,
  );

const setPolicy = (subject: string, policy: object) =>
  ask(['PUT', `/v1/subjects/${subject}`], { token, body: { policy } }, subjectAnswerSchema);

describe('a verification', () => {
  it('says what it was decided by, and is shown again as it was answered', async () => {
    const answer = await verify('anna', anna.genuine[5]);

    expect(answer).toMatchObject({
      subject: 'anna',
      by: 'local-developer',
      reason: 'evidence',
      policy: { skilledFar: 0.1, randomFar: 0.01 },
    });
    expect(answer.thresholds.accept).toBeGreaterThanOrEqual(answer.thresholds.review);
    expect(answer.references).toHaveLength(4);
    expect(answer.likelihoodRatio).toBeDefined();
    const shown = await ask(['GET', `${path('anna')}/${answer.id}`], { token }, verificationAnswerSchema);
    expect(shown).toEqual(answer);
  });

  it('goes by what the call sets, then by the policy of the subject', async () => {
    await setPolicy('anna', { skilledFar: 0.01, retentionDays: 30 });

    const answer = await verify('anna', anna.genuine[5], { policy: { randomFar: 0.001 } });

    expect(answer.policy).toEqual({ skilledFar: 0.01, randomFar: 0.001 });
    const record = withPrefix(await rowsOf(partition('anna')), `VER#${answer.id}`)[0];
    const days = (Number(record?.['expiresAt']) - Date.parse(answer.at) / 1000) / 86_400;
    expect(days).toBeCloseTo(30, 1);
  });

  it('is refused where the policy asks for more references than there are', async () => {
    await service.enroll('hasty', anna.genuine.slice(0, 1));
    await setPolicy('hasty', { requiredReferences: 3 });

    const body = { image: base64(anna.genuine[5]) };
    expect(await ask(['POST', path('hasty')], { token, status: 409, body }, problemCode)).toBe(
      'too-few-references',
    );
  });
});

describe('a copy of a reference', () => {
  it('is rejected as one, whatever the policy', async () => {
    const answer = await verify('anna', anna.genuine[0], { policy: { skilledFar: 0.1, randomFar: 0.1 } });
    const references = withPrefix(await rowsOf(partition('anna')), 'REF#');

    expect(answer).toMatchObject({
      decision: 'reject',
      reason: 'copy-of-reference',
      score: 0,
      copyOf: references[0]?.['referenceId'],
      review: { state: 'open' },
    });
    expect(answer.likelihoodRatio).toBeUndefined();
  });

  it('is known when it was saved anew, smaller and as a JPEG', async () => {
    const original = anna.genuine[1] ?? new Uint8Array();
    const row = withPrefix(await rowsOf(partition('anna')), 'REF#')[1];
    const { width = 0 } = await sharp(original).metadata();
    const pasted = await sharp(original)
      .resize(Math.round(width * 0.9))
      .jpeg({ quality: 85 })
      .toBuffer();

    expect(await verify('anna', pasted)).toMatchObject({
      decision: 'reject',
      reason: 'copy-of-reference',
      copyOf: row?.['referenceId'],
    });
  });
});

describe('a reference that the active model has not embedded', () => {
  it('is embedded from its picture on the way, once, and answers as before', async () => {
    await service.enroll('migrated', anna.genuine.slice(0, 3));
    const before = await verify('migrated', anna.genuine[4]);
    const embeddings = withPrefix(await rowsOf(partition('migrated')), 'EMB#');
    for (const { PK, SK } of embeddings.slice(0, 2)) {
      const TableName = deployedStack().deployment.TableName;
      await table().send(new DeleteCommand({ TableName, Key: { PK, SK } }));
    }

    const answers = [await verify('migrated', anna.genuine[4]), await verify('migrated', anna.genuine[4])];

    expect(answers.map(({ references }) => references)).toEqual([before.references, before.references]);
    const rows = await rowsOf(partition('migrated'));
    expect(withPrefix(rows, 'EMB#')).toEqual(embeddings);
    const counts = answers.map(({ id }) => withPrefix(rows, `VER#${id}`)[0]?.['embeddedOnTheWay']);
    expect(counts).toEqual([2, 0]);
  });

  it('or that is held is not compared with', async () => {
    await service.enroll('cautious', anna.genuine.slice(0, 2));
    const [held, free] = withPrefix(await rowsOf(partition('cautious')), 'REF#');
    await table().send(
      new UpdateCommand({
        TableName: deployedStack().deployment.TableName,
        Key: { PK: partition('cautious'), SK: held?.['SK'] },
        UpdateExpression: 'SET #state = :held',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':held': 'held' },
      }),
    );

    const answer = await verify('cautious', anna.genuine[4]);

    expect(answer.references.map(({ id }) => id)).toEqual([free?.['referenceId']]);
  });
});

describe('an explanation', () => {
  const explained = `${path('anna')}?explain=true`;

  it('is a picture of the query and its nearest reference', async () => {
    const body = { image: base64(bert.genuine[0]) };
    const answer = await ask(['POST', explained], { token, status: 201, body }, newVerificationSchema);

    expect(answer.references.map(({ id }) => id)).toContain(answer.explanation?.reference);
    const picture = await sharp(Buffer.from(answer.explanation?.image ?? '', 'base64')).metadata();
    expect(picture.format).toBe('png');
    expect(answer.explanation?.preparation.map(({ step }) => step)).toEqual([
      'gray',
      'flattened',
      'ink',
      'input',
    ]);
    const { explanation: _, ...rest } = answer;
    expect(await ask(['GET', `${path('anna')}/${answer.id}`], { token }, verificationAnswerSchema)).toEqual(
      rest,
    );
  });

  it('is refused to whoever may not see references', async () => {
    const verifier = await tokenFor({ tenant: TENANT, scopes: ['verify'] });
    const body = { image: base64(anna.genuine[5]) };

    expect(await ask(['POST', explained], { token: verifier, status: 403, body }, problemCode)).toBe(
      'scope-missing',
    );
  });
});

describe('lists', () => {
  beforeAll(async () => {
    await service.enroll('listed', anna.genuine.slice(0, 2));
    for (const image of [anna.genuine[2], anna.genuine[3], bert.genuine[0]]) await verify('listed', image);
  });

  const list = (query: string, subject = 'listed') =>
    ask(['GET', `${path(subject)}${query}`], { token }, verificationListSchema);

  it('give the verifications of a subject page by page, newest first', async () => {
    const whole = await list('');
    const first = await list('?limit=2');
    const second = await list(`?limit=2&page=${first.next}`);

    expect(whole.verifications).toHaveLength(3);
    expect(whole.next).toBeUndefined();
    expect([...first.verifications, ...second.verifications]).toEqual(whole.verifications);
    expect(second.next).toBeUndefined();
    const ids = whole.verifications.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().reverse());
  });

  it('give those of a stretch of time', async () => {
    const [newest, middle] = (await list('')).verifications;

    const found = await list(`?from=${middle?.at}&to=${middle?.at}`);
    expect(found.verifications).toEqual([middle]);
    expect((await list(`?from=${newest?.at}&to=${middle?.at}`)).verifications).toEqual([]);
    expect((await list('?to=0001-01-01T00:00:00Z')).verifications).toEqual([]);
  });

  it('give those of all subjects that ended with one decision', async () => {
    const byDecision = (decision: string) =>
      ask(['GET', `/v1/verifications?decision=${decision}&limit=100`], { token }, verificationListSchema);
    const lists = await Promise.all(['accept', 'review', 'reject'].map(byDecision));

    expect(lists[2]?.verifications.map(({ subject }) => subject)).toContain('anna');
    for (const [i, decision] of ['accept', 'review', 'reject'].entries()) {
      expect(lists[i]?.verifications.every((verification) => verification.decision === decision)).toBe(true);
    }
    const listed = lists.flatMap(({ verifications }) => verifications).map(({ id }) => id);
    for (const { id } of (await list('')).verifications) expect(listed).toContain(id);
  });

  it('are refused where their parameters are wrong', async () => {
    for (const query of ['?limit=0', '?limit=101', '?from=yesterday', '?page=x', '?subject=anna']) {
      const refusal = ask(['GET', `${path('listed')}${query}`], { token, status: 400 }, problemCode);
      expect(await refusal).toBe('request-invalid');
    }
    expect(await ask(['GET', '/v1/verifications'], { token, status: 400 }, problemCode)).toBe(
      'request-invalid',
    );
  });
});

describe('a comparison', () => {
  const compare = (body: object, query = '') =>
    ask(['POST', `/v1/comparisons${query}`], { token, body }, comparisonAnswerSchema);

  it('answers about two images as a verification does', async () => {
    const pair = { reference: base64(anna.genuine[0]), query: base64(anna.genuine[1]) };
    const answer = await compare(pair, '?explain=true');

    expect(answer).toMatchObject({ reason: 'evidence', policy: { skilledFar: 0.1, randomFar: 0.01 } });
    expect(answer.explanation).toMatchObject({ mediaType: 'image/png' });
    expect(await compare(pair)).toEqual({ ...answer, explanation: undefined });
  });

  it('knows a copy, and keeps nothing of it', async () => {
    const one = base64(anna.genuine[0]);
    const passing = await tokenFor({ tenant: 'passing-bank', scopes: ['verify'] });
    const call = { token: passing, body: { reference: one, query: one }, idempotencyKey: 'passing' };

    expect(await ask(['POST', '/v1/comparisons'], call, comparisonAnswerSchema)).toMatchObject({
      decision: 'reject',
      reason: 'copy-of-reference',
      score: 0,
    });
    // All that is left is how many requests the tenant has made this minute.
    const rows = (await everyRow()).filter(({ PK }) => String(PK).startsWith('T#passing-bank#'));
    expect(rows.filter(({ PK }) => PK !== 'T#passing-bank#RATE')).toEqual([]);
    expect(await imageVersions('passing-bank/')).toEqual([]);
  });

  it('names the image that cannot be used', async () => {
    const body = { reference: base64(anna.genuine[0]), query: base64(Buffer.from('Dear Sir or Madam,')) };
    const problem = await ask(['POST', '/v1/comparisons'], { token, status: 415, body }, problemCode);
    expect(problem).toBe('image-format-unsupported');
  });
});

describe('another tenant', () => {
  it('finds none of it, by the same answers as if it were not there', async () => {
    const [known] = (await ask(['GET', path('anna')], { token }, verificationListSchema)).verifications;
    const foreign = await tokenFor({ tenant: 'curious-bank' });
    const refusal = (asked: readonly [string, string], body?: object) =>
      ask(asked, { token: foreign, status: 404, ...(body !== undefined && { body }) }, problemCode);

    expect(await refusal(['GET', `${path('anna')}/${known?.id}`])).toBe('verification-unknown');
    expect(await refusal(['GET', path('anna')])).toBe('subject-unknown');
    expect(await refusal(['POST', path('anna')], { image: base64(anna.genuine[5]) })).toBe('subject-unknown');
    const lists = ['accept', 'review', 'reject'].map((decision) =>
      ask(
        ['GET', `/v1/verifications?decision=${decision}&page=${known?.id}`],
        { token: foreign },
        verificationListSchema,
      ),
    );
    for (const list of await Promise.all(lists)) expect(list.verifications).toEqual([]);
  });
});
