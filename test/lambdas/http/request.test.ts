import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrollReferencesOperation } from '#lambdas/api/operations/references.ts';
import { putSubjectOperation } from '#lambdas/api/operations/subjects.ts';
import { verifyQueryOperation } from '#lambdas/api/operations/verifications.ts';
import { MediaTypeUnsupportedError, RequestInvalidError } from '#lambdas/errors/request-errors.ts';
import { problemOf } from '#lambdas/http/problem.ts';
import { bodyOf, pathOf } from '#lambdas/http/request.ts';
import { apiEvent } from '../support/events.ts';

const IMAGE = Uint8Array.from([0x89, 0x50, 0, 0xff, 0xfe]);
const BASE64 = Buffer.from(IMAGE).toString('base64');

const enrollmentImages = (event: APIGatewayProxyEvent) =>
  bodyOf(event, enrollReferencesOperation.body).images;
const verificationQuery = (event: APIGatewayProxyEvent) => bodyOf(event, verifyQueryOperation.body);

const json = (body: unknown) =>
  apiEvent({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const raw = (type: string) =>
  apiEvent({ headers: { 'Content-Type': type }, body: BASE64, isBase64Encoded: true });

describe('a raw image', () => {
  it.each(['image/png', 'IMAGE/JPEG', 'image/tiff; q=1'])('of type %s comes through byte by byte', (type) => {
    expect(enrollmentImages(raw(type)).map((image) => [...image])).toEqual([[...IMAGE]]);
    expect([...verificationQuery(raw(type)).image]).toEqual([...IMAGE]);
  });

  it('leaves the policy to others', () => {
    expect(verificationQuery(raw('image/png')).policy).toEqual({});
  });

  it('that came as text is left to the check of its format', () => {
    const event = apiEvent({ headers: { 'Content-Type': 'image/heic' }, body: 'ftypheic' });

    expect(enrollmentImages(event)).toEqual([Buffer.from('ftypheic')]);
  });
});

describe('a JSON body', () => {
  it('holds the same images in base64', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 64 }), { minLength: 1, maxLength: 10 }),
        (images) => {
          const event = json({ images: images.map((image) => Buffer.from(image).toString('base64')) });

          expect(enrollmentImages(event).map((image) => [...image])).toEqual(
            images.map((image) => [...image]),
          );
        },
      ),
    );
  });

  it('may ask for a policy', () => {
    const policy = { skilledFar: 0.001, randomFar: 0.01 };

    expect(verificationQuery(json({ image: BASE64, policy })).policy).toEqual(policy);
  });

  it.each([
    ['eleven images', { images: Array.from({ length: 11 }, () => BASE64) }, '/images'],
    ['something else than base64', { images: [BASE64, 'not base64!'] }, '/images/1'],
    ['no object', [BASE64], ''],
  ])('with %s is refused with a pointer to it', (_, body, pointer) => {
    const failure = failureOf(() => enrollmentImages(json(body)));

    expect(failure).toBeInstanceOf(RequestInvalidError);
    expect(failure).toMatchObject({ faults: [{ pointer }] });
  });

  it('with a policy of another kind is refused with a pointer into it', () => {
    const failure = failureOf(() =>
      verificationQuery(json({ image: BASE64, policy: { skilledFar: 0.5, randomFar: 0.01 } })),
    );

    expect(failure).toMatchObject({ faults: [{ pointer: '/policy/skilledFar' }] });
  });

  it.each([
    ['a name as long as a request may be', { ['"'.repeat(2_000_000)]: 1 }],
    ['a hundred thousand names', Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`n${i}`, 1]))],
    ['nothing else than what is wrong', { images: Array.from({ length: 1_000_000 }, () => 1) }],
  ])('with %s is refused in few words', (_, body) => {
    const failure = failureOf(() => enrollmentImages(json({ image: BASE64, ...body })));

    expect(failure).toBeInstanceOf(RequestInvalidError);
    expect(JSON.stringify(problemOf(failure)).length).toBeLessThan(10_000);
  });

  it('as deep as a request may be is refused', () => {
    const depth = 2_000_000;
    for (const body of [
      `${'['.repeat(depth)}${']'.repeat(depth)}`,
      `{"images":${'['.repeat(depth)}${']'.repeat(depth)}}`,
      `${'{"images":'.repeat(depth / 10)}1${'}'.repeat(depth / 10)}`,
    ]) {
      const event = apiEvent({ headers: { 'content-type': 'application/json' }, body });
      expect(failureOf(() => enrollmentImages(event))).toBeInstanceOf(RequestInvalidError);
    }
  });

  it('cannot reach into what objects inherit', () => {
    const body = `{"__proto__":{"images":["${BASE64}"]},"constructor":{"prototype":{"images":1}}}`;
    const event = apiEvent({ headers: { 'content-type': 'application/json' }, body });
    expect(failureOf(() => enrollmentImages(event))).toBeInstanceOf(RequestInvalidError);
    expect(Object.hasOwn(Object.prototype, 'images')).toBe(false);
  });

  it('fails in no other way, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const failure = failureOf(() =>
          enrollmentImages(apiEvent({ headers: { 'content-type': 'application/json' }, body })),
        );

        expect(failure === undefined || failure instanceof RequestInvalidError).toBe(true);
      }),
    );
  });
});

it('a body of no type is refused', () => {
  expect(() => verificationQuery(apiEvent({ body: 'x' }))).toThrow(MediaTypeUnsupportedError);
});

it.each(['application/json', 'APPLICATION/JSON ; charset=utf-8', '  application/json'])(
  'a body of the type %j is JSON',
  (type) => {
    const event = apiEvent({ headers: { 'content-type': type }, body: JSON.stringify({ image: BASE64 }) });
    expect([...verificationQuery(event).image]).toEqual([...IMAGE]);
  },
);

it('JSON may come as base64, and what is none is refused with what the parser said', () => {
  const body = Buffer.from(JSON.stringify({ image: BASE64 })).toString('base64');
  const headers = { 'content-type': 'application/json' };
  expect([...verificationQuery(apiEvent({ headers, body, isBase64Encoded: true })).image]).toEqual([
    ...IMAGE,
  ]);
  expect(failureOf(() => verificationQuery(apiEvent({ headers, body: '{' })))).toMatchObject({
    faults: [{ pointer: '', detail: 'The body is no JSON.' }],
    cause: expect.any(SyntaxError),
  });
  expect(failureOf(() => verificationQuery(apiEvent({ headers, body: null })))).toBeInstanceOf(
    RequestInvalidError,
  );
});

it('a raw image is refused where the operation takes none', () => {
  const event = apiEvent({ headers: { 'content-type': 'image/png' }, body: BASE64, isBase64Encoded: true });
  expect(() => bodyOf(event, putSubjectOperation.body)).toThrow(MediaTypeUnsupportedError);
});

it('a path is read whether it was decoded or not', () => {
  const read = (subject: string) =>
    pathOf(apiEvent({ pathParameters: { subject } }), verifyQueryOperation.path);
  expect(read('anna@bank')).toEqual({ subject: 'anna@bank' });
  expect(read('anna%40bank')).toEqual({ subject: 'anna@bank' });
  expect(() => read('anna%2Fbank')).toThrow(RequestInvalidError);
  expect(() => pathOf(apiEvent({ pathParameters: null }), verifyQueryOperation.path)).toThrow(
    RequestInvalidError,
  );
});

function failureOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
