import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { issueToken } from '#local/issuer/issue-token.ts';
import { issuerKey } from '#local/issuer/issuer-key.ts';
import { LOCAL_AUDIENCE } from '#local/stack/running-stack.ts';
import { temporaryFolder } from '#test/support/folders.ts';
import { Page } from '#test/support/pictures.ts';
import { itNeeds } from './support/gaps.ts';
import { problemOf, request } from './support/http.ts';
import { type Person, person } from './support/people.ts';
import { restartVerifications } from './support/restart-function.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { buckets, imageVersions, rowsOf } from './support/stored.ts';

const TENANT = 'strict-bank';
const REFERENCES = '/v1/subjects/nobody/references';
const VERIFICATIONS = '/v1/subjects/nobody/verifications';

let token: string;
let anna: Person;

beforeAll(async () => {
  token = await tokenFor({ tenant: TENANT });
  anna = await person(0);
});

async function nothingIsWritten(): Promise<void> {
  expect(await rowsOf(`T#${TENANT}#S#nobody`)).toEqual([]);
  expect(await imageVersions(`${TENANT}/nobody/`)).toEqual([]);
}

describe('a model whose checksum is wrong', () => {
  it('is refused with 503, and used as soon as it is whole again', async () => {
    const { manifest, graph } = await readArtefact(SHIPPED_MODEL);
    const damaged = Uint8Array.from(graph, (byte, i) => (i === graph.length >> 1 ? byte ^ 1 : byte));
    const object = {
      Bucket: deployedStack().deployment.ModelsBucket,
      Key: `models/${manifest.modelVersion}/model.onnx`,
    };
    // A function that has the model in memory does not read it again.
    await restartVerifications(27);
    const { VersionId } = await buckets().send(new PutObjectCommand({ ...object, Body: damaged }));

    const refused = await request(VERIFICATIONS, { token, type: 'image/png', body: anna.genuine[0] ?? '' });
    await buckets().send(new DeleteObjectCommand({ ...object, VersionId }));
    const answered = await request(VERIFICATIONS, { token, type: 'image/png', body: anna.genuine[0] ?? '' });

    expect(await problemOf(refused)).toMatchObject({
      status: 503,
      type: 'urn:countersign:problem:model-checksum-mismatch',
    });
    expect(await problemOf(answered)).toMatchObject({ type: 'urn:countersign:problem:subject-unknown' });
  });
});

describe('a picture that cannot be used', () => {
  const png = 'image/png';
  const cases: readonly (readonly [string, () => Promise<Uint8Array>, number, string])[] = [
    [
      'a text file renamed .png',
      async () => Buffer.from('Dear Sir or Madam,'),
      415,
      'image-format-unsupported',
    ],
    ['no byte at all', async () => Buffer.alloc(0), 415, 'image-format-unsupported'],
    ['a truncated file', async () => truncated(), 422, 'image-corrupt'],
    ['100 megapixels', async () => manyPixels(), 413, 'image-too-many-pixels'],
    ['a blank page', () => new Page(400, 200).file(), 422, 'image-blank'],
    [
      'a 3-pixel scribble',
      () =>
        new Page(400, 200)
          .stroke([
            [200, 100],
            [202, 100],
          ])
          .file(),
      422,
      'image-too-little-ink',
    ],
  ];

  it.each(cases)('%s is refused and leaves nothing behind', async (_, image, status, code) => {
    const response = await request(REFERENCES, { token, type: png, body: await image() });

    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject({ status, type: `urn:countersign:problem:${code}` });
    await nothingIsWritten();
  });

  it('among good ones is named, and none of them is enrolled', async () => {
    const images = [anna.genuine[0], await new Page(400, 200).file(), anna.genuine[1]];
    const body = JSON.stringify({
      images: images.map((image) => Buffer.from(image ?? []).toString('base64')),
    });

    const response = await request(REFERENCES, { token, type: 'application/json', body });

    expect(await problemOf(response)).toMatchObject({ status: 422, errors: [{ pointer: '/images/1' }] });
    await nothingIsWritten();
  });
});

describe('a request that is none', () => {
  const cases: readonly (readonly [string, string, string, number, string, string])[] = [
    ['no JSON', 'application/json', '{', 400, 'request-invalid', ''],
    ['no images', 'application/json', '{"images":[]}', 400, 'request-invalid', '/images'],
    ['no base64', 'application/json', '{"images":["%"]}', 400, 'request-invalid', '/images/0'],
    ['an unknown field', 'application/json', '{"images":["AAAA"],"tenant":"x"}', 400, 'request-invalid', ''],
  ];

  it.each(cases)(
    '%s is refused with the place that is wrong',
    async (_, type, body, status, code, pointer) => {
      const problem = await problemOf(await request(REFERENCES, { token, type, body }));

      expect(problem).toMatchObject({ status, type: `urn:countersign:problem:${code}` });
      expect(problem.errors?.[0]?.pointer).toBe(pointer);
    },
  );

  it('another type of body is refused', async () => {
    const response = await request(REFERENCES, { token, type: 'text/plain', body: 'hello' });

    expect(await problemOf(response)).toMatchObject({
      status: 415,
      type: 'urn:countersign:problem:media-type-unsupported',
    });
  });

  it('a subject that no key could hold is refused', async () => {
    const response = await request('/v1/subjects/a%23b', { method: 'GET', token });

    expect(await problemOf(response)).toMatchObject({ status: 400, errors: [{ pointer: '/subject' }] });
  });

  itNeeds('gateway responses')('an unknown route is refused', async () => {
    const response = await request('/v1/people/anna', { method: 'GET', token });

    expect(await problemOf(response)).toMatchObject({
      status: 404,
      type: 'urn:countersign:problem:route-unknown',
    });
  });
});

describe('a caller', () => {
  it('without a token is refused', async () => {
    const response = await request(VERIFICATIONS, { type: 'image/png', body: anna.genuine[0] ?? '' });

    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problemOf(response)).toMatchObject({
      status: 401,
      type: 'urn:countersign:problem:token-missing',
    });
  });

  it("with a token of somebody else's issuer is refused", async () => {
    const stranger = await issuerKey(join(await temporaryFolder(), 'issuer.json'));
    const forged = await issueToken(stranger, {
      issuer: deployedStack().issuer,
      audience: LOCAL_AUDIENCE,
      tenant: TENANT,
      sub: 'stranger',
      scopes: ['verify'],
      validFor: '1h',
    });

    const response = await request(VERIFICATIONS, {
      token: forged,
      type: 'image/png',
      body: anna.genuine[0] ?? '',
    });

    expect(await problemOf(response)).toMatchObject({
      status: 401,
      type: 'urn:countersign:problem:token-invalid',
    });
  });

  it('without the scope is refused', async () => {
    const readOnly = await tokenFor({ tenant: TENANT, scopes: ['verify'] });

    const response = await request(REFERENCES, {
      token: readOnly,
      type: 'image/png',
      body: anna.genuine[0] ?? '',
    });

    expect(await problemOf(response)).toMatchObject({
      status: 403,
      type: 'urn:countersign:problem:scope-missing',
    });
    await nothingIsWritten();
  });

  it("of another tenant gets the same answer about somebody's subject as about nobody", async () => {
    const subject = '/v1/subjects/known';
    await request(`${subject}/references`, { token, type: 'image/jpeg', body: anna.genuine[0] ?? '' });
    const foreign = await tokenFor({ tenant: 'other-bank' });
    const answers = async (path: string) => [
      await problemOf(await request(path, { method: 'GET', token: foreign })),
      await problemOf(await request(path, { method: 'DELETE', token: foreign })),
      await problemOf(
        await request(`${path}/verifications`, {
          token: foreign,
          type: 'image/png',
          body: anna.genuine[0] ?? '',
        }),
      ),
    ];

    expect(await answers(subject)).toEqual(await answers('/v1/subjects/nobody'));
    expect((await request(subject, { method: 'GET', token })).status).toBe(200);
  });
});

async function truncated(): Promise<Uint8Array> {
  const whole = await new Page(400, 200).signature().file();
  return whole.subarray(0, whole.length >> 1);
}

/** A real picture of 10,000 x 10,000 white pixels in a few kilobytes (PNG specification, sections 5 and 11). */
function manyPixels(): Uint8Array {
  const side = 10_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8); // one bit a pixel, grey
  const rows = Buffer.alloc(side * (1 + side / 8), 255);
  for (let row = 0; row < side; row++) rows[row * (1 + side / 8)] = 0; // no filter
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content]);
    const framed = Buffer.alloc(named.length + 8);
    framed.writeUInt32BE(content.length, 0);
    named.copy(framed, 4);
    framed.writeUInt32BE(crc32(named), named.length + 4);
    return framed;
  };
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
